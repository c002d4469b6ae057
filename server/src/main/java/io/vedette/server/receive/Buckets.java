// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.Arrays;

/// How many values lay in which range: one histogram of whatever protocol.
///
/// @param lowers where each bucket begins, ascending; minus infinity where it has no beginning
/// @param uppers where each bucket ends; infinity where it does not
/// @param counts values in each bucket, 0 or more
public record Buckets(double[] lowers, double[] uppers, double[] counts) {
    public static final Buckets NONE = new Buckets(new double[0], new double[0], new double[0]);

    public Buckets {
        if (lowers.length != uppers.length || lowers.length != counts.length) {
            throw new IllegalArgumentException("buckets must have as many bounds as counts");
        }
    }

    /// From the bounds between the buckets, of which there is one fewer than of buckets.
    public static Buckets between(double[] bounds, double[] counts) {
        double[] lowers = new double[counts.length];
        double[] uppers = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            lowers[i] = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            uppers[i] = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
        }
        return new Buckets(lowers, uppers, counts);
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    public double total() {
        return Arrays.stream(counts).sum();
    }

    /// What was added since `before`; all of this when the count began anew, [#NONE] when `before` is none.
    public Buckets since(Buckets before) {
        if (before.isEmpty()) {
            return NONE;
        }
        double[] grown = counts.clone();
        int old = 0;
        for (int i = 0; i < grown.length; i++) {
            while (old < before.counts.length && before.uppers[old] < uppers[i]) {
                if (before.counts[old++] > 0) {
                    return this;
                }
            }
            if (old < before.counts.length && before.uppers[old] == uppers[i]) {
                grown[i] -= before.counts[old++];
            }
            if (grown[i] < 0) {
                return this;
            }
        }
        for (; old < before.counts.length; old++) {
            if (before.counts[old] > 0) {
                return this;
            }
        }
        return new Buckets(lowers, uppers, grown);
    }

    /// The value that a share of all values does not exceed, taken as spread evenly within each bucket.
    ///
    /// - **Out:** NaN when there are no values. A bucket without an end gives its beginning, and one without a
    ///   beginning counts as beginning at zero, or gives its end when that is not above zero.
    /// - **Error:** up to the width of the bucket.
    public double quantile(double share) {
        double rank = share * total();
        double passed = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && passed + counts[i] >= rank) {
                return within(i, (rank - passed) / counts[i]);
            }
            passed += counts[i];
        }
        return Double.NaN;
    }

    private double within(int i, double part) {
        if (Double.isInfinite(uppers[i])) {
            return lowers[i];
        }
        if (Double.isInfinite(lowers[i])) {
            return uppers[i] > 0 ? uppers[i] * part : uppers[i];
        }
        return lowers[i] + (uppers[i] - lowers[i]) * part;
    }
}
