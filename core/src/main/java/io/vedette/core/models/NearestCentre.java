// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How far a vector lies from the nearest of some centres: those of the clusters that the training vectors fall into.
///
/// - **Out:** a Euclidean distance, 0 or more.
/// - **Cost:** at most [#ROUNDS] · 20 · d multiplications for each of 4,000 vectors to fit, 20 · d a vector.
/// - **State:** immutable. The same seed gives the same centres.
/// - **Source:** S. P. Lloyd, 1982; D. Arthur & S. Vassilvitskii, *k-means++*, SODA 2007, for the first centres;
///   T. Yairi et al., *Fault detection by mining association rules from house-keeping data*, 2001, for windows.
///
/// @param centres at least one, of one length
record NearestCentre(double[][] centres) implements VectorScore {
    private static final int CENTRES = 20;
    private static final int SAMPLE = 4000;
    private static final int ROUNDS = 50;

    static NearestCentre fit(WindowVectors vectors, long seed, Progress progress) {
        double[][] sample = vectors.sample(SAMPLE);
        double[][] centres = first(sample, new SplittableRandom(seed));
        int[] nearest = new int[sample.length];
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = round == 0;
            for (int i = 0; i < sample.length; i++) {
                int now = nearest(centres, sample[i]);
                moved |= now != nearest[i];
                nearest[i] = now;
            }
            progress.step(round + 1, ROUNDS, Double.NaN);
            if (!moved) {
                break;
            }
            centre(sample, nearest, centres);
        }
        return new NearestCentre(centres);
    }

    /// Each next centre is a vector, drawn by its squared distance from those there are.
    private static double[][] first(double[][] sample, SplittableRandom chance) {
        double[][] centres = new double[Math.min(CENTRES, sample.length)][];
        centres[0] = sample[chance.nextInt(sample.length)].clone();
        double[] distances = new double[sample.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int c = 1; c < centres.length; c++) {
            double total = 0;
            for (int i = 0; i < sample.length; i++) {
                distances[i] = Math.min(distances[i], squared(sample[i], centres[c - 1], distances[i]));
                total += distances[i];
            }
            if (!(total > 0)) {
                return Arrays.copyOf(centres, c);
            }
            double left = chance.nextDouble() * total;
            int drawn = 0;
            while (drawn < sample.length - 1 && left >= distances[drawn]) {
                left -= distances[drawn++];
            }
            centres[c] = sample[drawn].clone();
        }
        return centres;
    }

    /// A centre without vectors stays where it is.
    private static void centre(double[][] sample, int[] nearest, double[][] centres) {
        int[] counts = new int[centres.length];
        double[][] sums = new double[centres.length][sample[0].length];
        for (int i = 0; i < sample.length; i++) {
            counts[nearest[i]]++;
            for (int a = 0; a < sample[i].length; a++) {
                sums[nearest[i]][a] += sample[i][a];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int a = 0; a < centres[c].length && counts[c] > 0; a++) {
                centres[c][a] = sums[c][a] / counts[c];
            }
        }
    }

    private static int nearest(double[][] centres, double[] vector) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = squared(vector, centres[c], least);
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    /// Stops where the sum passes `enough`.
    private static double squared(double[] vector, double[] centre, double enough) {
        double sum = 0;
        for (int a = 0; a < vector.length && sum < enough; a++) {
            sum += (vector[a] - centre[a]) * (vector[a] - centre[a]);
        }
        return sum;
    }

    @Override
    public double of(double[] vector) {
        return Math.sqrt(squared(vector, centres[nearest(centres, vector)], Double.POSITIVE_INFINITY));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(centres.length);
        for (double[] centre : centres) {
            Parts.write(out, centre);
        }
    }

    static NearestCentre read(DataInput in, int dimension) throws IOException {
        double[][] centres = new double[Parts.count(in, "centres", 1, CENTRES)][];
        for (int c = 0; c < centres.length; c++) {
            centres[c] = Parts.finite(in, "centre", dimension);
        }
        return new NearestCentre(centres);
    }
}
