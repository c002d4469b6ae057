// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import io.vedette.core.models.VectorScore;
import io.vedette.core.models.WindowVectors;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/// How far a vector lies outside of the border that libsvm draws round the training vectors, with the radial kernel.
///
/// - **Out:** 0 to 1: one minus the share of the support that reaches the vector. The border is where the support is
///   `rho`; without one minus it, what lies far out of everything would all score the same as it does now.
/// - **Cost:** O(m²·d) to fit, for m of at most 2,000 vectors; v·d a vector for v ≈ m/20 or more support vectors.
/// - **State:** immutable. No chance in it.
/// - **Source:** B. Schölkopf et al., *Estimating the support of a high-dimensional distribution*, 2001; C.-C. Chang &
///   C.-J. Lin, *LIBSVM*, 2011.
///
/// @param gamma   of the kernel exp(−gamma·|a − b|²)
/// @param support the vectors that carry the border
/// @param weights of them, above 0, summing to 1
record SupportVectors(double gamma, double[][] support, double[] weights) implements VectorScore {
    private static final int SAMPLE = 2000;

    /// The share of training vectors that may lie outside.
    private static final double OUTSIDE = 0.05;

    private static final double LEAST_VARIANCE = 1e-6;

    static SupportVectors fit(WindowVectors vectors) {
        double[][] sample = vectors.sample(SAMPLE);
        double gamma = gamma(sample);
        // The library writes its progress to standard output otherwise, and offers no setting but this one for all.
        svm.svm_set_print_string_function(_ -> {});
        svm_model model = svm.svm_train(problem(sample), parameter(gamma));
        double[][] support = new double[model.l][];
        for (int k = 0; k < model.l; k++) {
            support[k] = sample[model.sv_indices[k] - 1];
        }
        double total = Arrays.stream(model.sv_coef[0]).sum();
        double[] weights =
                Arrays.stream(model.sv_coef[0]).map(each -> each / total).toArray();
        return new SupportVectors(gamma, support, weights);
    }

    /// scikit-learn's rule: 1 / (entries · their variance).
    private static double gamma(double[][] sample) {
        double[] all = Arrays.stream(sample).flatMapToDouble(Arrays::stream).toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return 1 / (sample[0].length * Math.max(LEAST_VARIANCE, variance));
    }

    private static svm_problem problem(double[][] sample) {
        svm_problem problem = new svm_problem();
        problem.l = sample.length;
        problem.y = new double[sample.length];
        problem.x = new svm_node[sample.length][];
        for (int i = 0; i < sample.length; i++) {
            problem.x[i] = new svm_node[sample[i].length];
            for (int a = 0; a < sample[i].length; a++) {
                svm_node node = new svm_node();
                node.index = a + 1;
                node.value = sample[i][a];
                problem.x[i][a] = node;
            }
        }
        return problem;
    }

    private static svm_parameter parameter(double gamma) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.ONE_CLASS;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.gamma = gamma;
        parameter.nu = OUTSIDE;
        parameter.cache_size = 64;
        parameter.eps = 1e-3;
        parameter.shrinking = 1;
        return parameter;
    }

    @Override
    public double of(double[] vector) {
        double sum = 0;
        for (int k = 0; k < support.length; k++) {
            double squares = 0;
            for (int a = 0; a < vector.length; a++) {
                squares += (vector[a] - support[k][a]) * (vector[a] - support[k][a]);
            }
            sum += weights[k] * Math.exp(-gamma * squares);
        }
        return Math.max(0, 1 - sum);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(gamma);
        out.writeInt(support.length);
        for (double[] each : support) {
            for (double value : each) {
                out.writeDouble(value);
            }
        }
        for (double weight : weights) {
            out.writeDouble(weight);
        }
    }

    static SupportVectors read(DataInput in, int dimension) throws IOException {
        double gamma = Bytes.positive(in, "gamma");
        int count = Bytes.count(in, "support vectors", SAMPLE);
        double[][] support = new double[count][dimension];
        for (double[] each : support) {
            for (int a = 0; a < dimension; a++) {
                each[a] = Bytes.finite(in, "support vector");
            }
        }
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            weights[k] = Bytes.positive(in, "weight");
        }
        return new SupportVectors(gamma, support, weights);
    }
}
