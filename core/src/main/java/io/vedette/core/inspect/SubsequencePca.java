// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.util.Arrays;

/// How far each window lies off the plane in which the windows of the series mostly move, and how far out within it.
///
/// The model is the one that entities can have, fitted to the series itself: its robust form, because what is strange
/// is among what it learns from. The window is the model's own: 125 values, fewer where the series is short.
///
/// - **Cost:** n · w² to fit, as much to score.
/// - **Source:** C. C. Aggarwal, *Outlier Analysis*, 2nd ed. 2017, section 3.3, on windows.
final class SubsequencePca implements Inspector {
    private static final String KIND = "robust-pca-windows";
    private static final int FEWEST = 64;

    @Override
    public String name() {
        return "subsequence-pca";
    }

    @Override
    public String sentence() {
        return "windows off the plane in which windows mostly move";
    }

    @Override
    public double[] scores(Sequence sequence) {
        if (sequence.size() < FEWEST) {
            return new double[sequence.size()];
        }
        double[][] rows = Arrays.stream(sequence.values())
                .mapToObj(value -> new double[] {value})
                .toArray(double[][]::new);
        Model model = Models.OWN.fit(KIND, rows, 0, Progress.SILENT);
        return sequence.known(Sequence.steady(model.scores(rows), model.window()));
    }
}
