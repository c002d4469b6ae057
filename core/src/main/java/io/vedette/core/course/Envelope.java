// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Between which ends a statistic of one signal has ever stayed.
///
/// - **In:** a statistic at even intervals, any finite number; its usual place is 0.
/// - **Out:** whether a new one lies further beyond an end than both ends lie apart.
/// - **Cost:** three floats and a count.
/// - **Source:** ours. A quantile would need a distribution, and that of a statistic over a quarter of an hour is
/// another
///   for each signal; its own extremes know its autocorrelation, its bursts and its nights.
final class Envelope {
    // Of noise that remembers minutes, the extremes of a day lie 2.3 deviations out on either side, so that what is as
    // far beyond lies at 6.9: once in 100,000,000 hours. Ends come closer by half in about three weeks of five minutes
    // each.

    //
    // Where the tail is heavy the extremes say less of what will come. They lie four mean sizes out where the tail
    // falls
    // as a normal one does; the further they lie beyond that, the wider the margin.

    private static final float FADE = 1 / 8_000F;
    private static final double LIGHT = 4.5;
    private static final int MEMORY = 2_000;
    private static final double OLD = 3_000;

    private float low;
    private float high;
    private float size;
    private int count;

    /// Whether at least so many were learnt.
    boolean knows(int least) {
        return count >= least;
    }

    float low() {
        return low;
    }

    float high() {
        return high;
    }

    /// How far apart the ends lie.
    float width() {
        return high - low;
    }

    /// @param least must lie beyond by this much, however narrow the envelope is
    boolean isFarBelow(double number, double least) {
        return number < low - Math.max(margin(), least);
    }

    boolean isFarAbove(double number, double least) {
        return number > high + Math.max(margin(), least);
    }

    /// How much wider the margin must be while few numbers are known: their extremes are still to come.
    double youth() {
        return Math.max(1, Math.cbrt(OLD / (count + 1.0)));
    }

    private double margin() {
        double heavy = Math.max(1, Math.max(high, -low) / (LIGHT * size + Float.MIN_NORMAL));
        return width() * heavy * heavy * heavy;
    }

    /// Learns a number that it was not above, and one that it was not below. The first may be the greater.
    void learn(double below, double above) {
        float fade = width() * FADE;
        low = count == 0 ? rounded(Math.min(below, above)) : Math.min(low + fade, rounded(below));
        high = count == 0 ? rounded(Math.max(below, above)) : Math.max(high - fade, rounded(above));
        count = Math.min(count, Integer.MAX_VALUE - 1) + 1;
        size += (float) ((rounded(Math.abs(below + above) / 2) - size) / (double) Math.min(count, MEMORY));
    }

    /// Learns the half of something that was told as strange: what comes for the third time is usual.
    void stretchTo(double number) {
        float to = rounded(number);
        high = to > high ? (float) (high + (to - (double) high) / 2) : high;
        low = to < low ? (float) (low + (to - (double) low) / 2) : low;
    }

    private static float rounded(double number) {
        return (float) Math.clamp(number, -Float.MAX_VALUE / 8, Float.MAX_VALUE / 8);
    }

    void save(DataOutput out) throws IOException {
        out.writeFloat(low);
        out.writeFloat(high);
        out.writeFloat(size);
        out.writeInt(count);
    }

    void restore(DataInput in) throws IOException {
        low = in.readFloat();
        high = in.readFloat();
        size = in.readFloat();
        count = SavedState.count(in, "numbers of an envelope", Integer.MAX_VALUE);
        if (!(low <= high && high - low < Float.POSITIVE_INFINITY && size >= 0)) {
            throw new IOException("saved state is damaged: nothing stays between %s and %s".formatted(low, high));
        }
    }
}
