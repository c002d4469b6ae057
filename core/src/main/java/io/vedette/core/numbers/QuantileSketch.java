// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Quantiles of a stream from counts in buckets whose borders grow by a constant factor.
///
/// Two sketches added together say the same as one that saw both streams.
///
/// - **In:** finite values of 0 or more, any unit. Values below [#LEAST] count as 0, values above [#MOST] as [#MOST].
/// - **Out:** a value whose distance from the true order statistic is bounded as below; 0 of an empty sketch is
/// refused.
/// - **Error:** 1 % of the value at every quantile, between [#LEAST] and [#MOST].
/// - **Cost:** O(1) a value, O(buckets) a quantile; 8 bytes a bucket, 115 buckets a power of ten, at most 2,075 in all.
/// - **State:** confined to a thread. The same values in any order make the same sketch, bit for bit.
/// - **Source:** C. Masson, J. E. Rim, H. K. Lee, *DDSketch: A fast and fully-mergeable quantile sketch with
///   relative-error guarantees*, PVLDB 12(12), 2019, with buckets that are never collapsed: the range is fixed instead.
public final class QuantileSketch {
    public static final double LEAST = 1e-9;
    public static final double MOST = 1e9;

    private static final double ERROR = 0.01;

    /// Ratio of a bucket's borders: the middle of a bucket is then within the error of all in it.
    private static final double GAMMA = (1 + ERROR) / (1 - ERROR);

    private static final double LOG_GAMMA = StrictMath.log(GAMMA);

    /// The number of the bucket that [#MOST] falls into.
    private static final int WIDEST = (int) Math.ceil(StrictMath.log(MOST) / LOG_GAMMA);

    private long zeros;
    private long total;
    private int lowest;
    private long[] counts = new long[0];

    public void add(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a sketch takes finite values of 0 or more, was given " + value);
        }
        total = Math.addExact(total, 1);
        if (value < LEAST) {
            zeros++;
        } else {
            int bucket = (int) Math.ceil(StrictMath.log(Math.min(value, MOST)) / LOG_GAMMA);
            reach(bucket, bucket);
            counts[bucket - lowest]++;
        }
    }

    /// Takes in all that another sketch saw.
    public void add(QuantileSketch other) {
        total = Math.addExact(total, other.total);
        zeros += other.zeros;
        if (other.counts.length > 0) {
            reach(other.lowest, other.lowest + other.counts.length - 1);
            for (int i = 0; i < other.counts.length; i++) {
                counts[other.lowest + i - lowest] += other.counts[i];
            }
        }
    }

    /// Makes room for the buckets from one to another; never for more, or the order of values would show.
    private void reach(int from, int to) {
        if (counts.length > 0 && from >= lowest && to < lowest + counts.length) {
            return;
        }
        int first = counts.length == 0 ? from : Math.min(from, lowest);
        int last = counts.length == 0 ? to : Math.max(to, lowest + counts.length - 1);
        long[] wider = new long[last - first + 1];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : lowest - first, counts.length);
        counts = wider;
        lowest = first;
    }

    /// How many values it saw.
    public long count() {
        return total;
    }

    /// The value that a share `p` of all values do not exceed.
    ///
    /// @param p 0 to 1
    public double quantile(double p) {
        if (total == 0) {
            throw new IllegalStateException("an empty sketch has no quantiles");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie in 0 to 1, was " + p);
        }
        double rank = p * (total - 1);
        long below = zeros;
        if (below > rank) {
            return 0;
        }
        for (int i = 0; i < counts.length; i++) {
            below += counts[i];
            if (below > rank) {
                return 2 * StrictMath.exp((lowest + i) * LOG_GAMMA) / (GAMMA + 1);
            }
        }
        throw new IllegalStateException("the counts of a sketch do not sum to its total");
    }

    public void save(DataOutput out) throws IOException {
        out.writeLong(zeros);
        out.writeInt(lowest);
        out.writeInt(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    /// Reads what [#save] wrote.
    ///
    /// @throws IOException when it is damaged
    public static QuantileSketch read(DataInput in) throws IOException {
        QuantileSketch sketch = new QuantileSketch();
        sketch.zeros = in.readLong();
        sketch.lowest = in.readInt();
        int length = in.readInt();
        boolean within = length >= 0
                && length <= 2 * WIDEST + 1
                && sketch.lowest >= -WIDEST
                && sketch.lowest <= WIDEST - Math.max(0, length - 1);
        if (!within || sketch.zeros < 0) {
            throw new IOException("a sketch is damaged: %d buckets from %d".formatted(length, sketch.lowest));
        }
        sketch.counts = new long[length];
        try {
            long total = sketch.zeros;
            for (int i = 0; i < length; i++) {
                sketch.counts[i] = in.readLong();
                if (sketch.counts[i] < 0) {
                    throw new IOException("a sketch is damaged: a bucket of " + sketch.counts[i]);
                }
                total = Math.addExact(total, sketch.counts[i]);
            }
            sketch.total = total;
            return sketch;
        } catch (ArithmeticException tooMany) {
            throw new IOException("a sketch is damaged: its counts cannot be", tooMany);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileSketch sketch
                && zeros == sketch.zeros
                && lowest == sketch.lowest
                && Arrays.equals(counts, sketch.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts) * 31 + Long.hashCode(zeros);
    }
}
