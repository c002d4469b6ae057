// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a window of rows lies from the nearest of some hundred training windows, each about its own mean.
///
/// - **In:** scaled rows.
/// - **Out:** a Euclidean distance, 0 or more.
/// - **Cost:** 250 · window · width multiplications at most, and as many floats.
/// - **State:** immutable.
/// - **Source:** distance-based outliers (E. Knorr and R. Ng, VLDB 1998) on sub-sequences; without the division by
///   their deviation that matrix profiles do, since how much a signal moves is information.
///
/// @param window     rows of a window
/// @param references training windows evenly over the training rows, input after input
/// @param step       training rows from one to the next
record NearestWindows(int window, float[][] references, int step) {
    // 250 are as good as 4,000 on TSB-AD U. Windows about their own mean: with their level 0.71 instead of 0.80.
    private static final int MOST = 250;

    static NearestWindows fit(double[][] scaled, int window) {
        int count = scaled.length - window + 1;
        int step = Math.max(1, (count + MOST - 1) / MOST);
        float[][] references = new float[(count + step - 1) / step][];
        for (int k = 0; k < references.length; k++) {
            double[] centred = centred(scaled, k * step, window);
            references[k] = new float[centred.length];
            for (int i = 0; i < centred.length; i++) {
                references[k][i] = (float) centred[i];
            }
        }
        return new NearestWindows(window, references, step);
    }

    private static double[] centred(double[][] scaled, int from, int window) {
        int width = scaled[from].length;
        double[] vector = new double[width * window];
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int t = 0; t < window; t++) {
                vector[j * window + t] = scaled[from + t][j];
                sum += scaled[from + t][j];
            }
            for (int t = 0; t < window; t++) {
                vector[j * window + t] -= sum / window;
            }
        }
        return vector;
    }

    /// The distance of the window that starts at row `from`.
    double distance(double[][] scaled, int from) {
        return distance(centred(scaled, from, window), Integer.MIN_VALUE);
    }

    /// The same for a window of the training rows themselves, which must not find itself or those beside it.
    double distanceInTraining(double[][] scaled, int from) {
        return distance(centred(scaled, from, window), from);
    }

    private double distance(double[] vector, int self) {
        int apart = Math.max(1, window / 8);
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < references.length; k++) {
            if (Math.abs((long) k * step - self) >= apart) {
                nearest = Math.min(nearest, squared(vector, references[k], nearest));
            }
        }
        return nearest == Double.POSITIVE_INFINITY ? 0 : Math.sqrt(nearest);
    }

    /// Stops where the sum passes `enough`.
    private static double squared(double[] vector, float[] reference, double enough) {
        double sum = 0;
        int i = 0;
        for (; i + 3 < vector.length && sum < enough; i += 4) {
            double a = vector[i] - reference[i];
            double b = vector[i + 1] - reference[i + 1];
            double c = vector[i + 2] - reference[i + 2];
            double d = vector[i + 3] - reference[i + 3];
            sum += a * a + b * b + (c * c + d * d);
        }
        for (; i < vector.length && sum < enough; i++) {
            double a = vector[i] - reference[i];
            sum += a * a;
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(window);
        out.writeInt(step);
        out.writeInt(references.length);
        for (float[] reference : references) {
            for (float value : reference) {
                out.writeFloat(value);
            }
        }
    }

    static NearestWindows read(DataInput in, int width) throws IOException {
        int window = Parts.count(in, "rows of a nearest window", 1, WhitenedWindowsSettings.MAX_WINDOW);
        int step = Parts.count(in, "rows between windows", 1, Integer.MAX_VALUE);
        float[][] references = new float[Parts.count(in, "nearest windows", 1, MOST)][];
        for (int k = 0; k < references.length; k++) {
            references[k] = new float[width * window];
            for (int i = 0; i < references[k].length; i++) {
                references[k][i] = in.readFloat();
                if (!Float.isFinite(references[k][i])) {
                    throw new IOException("model is damaged: nearest window %d was %s".formatted(k, references[k][i]));
                }
            }
        }
        return new NearestWindows(window, references, step);
    }
}
