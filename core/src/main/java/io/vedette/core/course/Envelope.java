// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Between which ends a statistic of one signal has ever stayed.
///
/// - **In:** a statistic at even intervals, any finite number.
/// - **Out:** whether a new one lies further beyond an end than both ends lie apart.
/// - **Cost:** two floats and a count.
/// - **Source:** ours. A quantile would need a distribution, and that of a statistic over a quarter of an hour is another
///   for each signal; its own extremes know its autocorrelation, its bursts and its nights.
final class Envelope {
    // Of noise that remembers minutes, the extremes of a day lie 2.3 deviations out on either side, so that what is as
    // far beyond lies at 6.9: once in 100,000,000 hours. Ends come closer by half in about three weeks of five minutes
    // each.

    private static final float FADE = 1 / 8_000F;

    private float low;
    private float high;
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
        return number < low - Math.max(width(), least);
    }

    boolean isFarAbove(double number, double least) {
        return number > high + Math.max(width(), least);
    }

    /// Learns between which numbers it stayed this time.
    void learn(double one, double other) {
        float below = rounded(Math.min(one, other));
        float above = rounded(Math.max(one, other));
        float fade = width() * FADE;
        low = count == 0 ? below : Math.min(low + fade, below);
        high = count == 0 ? above : Math.max(high - fade, above);
        count = Math.min(count, Integer.MAX_VALUE - 1) + 1;
    }

    /// Learns the half of something that was told as strange: what comes for the third time is usual.
    void stretchTo(double number) {
        float to = rounded(number);
        high = to > high ? (float) (high + (to - (double) high) / 2) : high;
        low = to < low ? (float) (low + (to - (double) low) / 2) : low;
    }

    private static float rounded(double number) {
        return (float) Math.clamp(number, -Float.MAX_VALUE / 4, Float.MAX_VALUE / 4);
    }

    void save(DataOutput out) throws IOException {
        out.writeFloat(low);
        out.writeFloat(high);
        out.writeInt(count);
    }

    void restore(DataInput in) throws IOException {
        low = in.readFloat();
        high = in.readFloat();
        count = SavedState.count(in, "numbers of an envelope", Integer.MAX_VALUE);
        if (!(low <= high && high - low < Float.POSITIVE_INFINITY)) {
            throw new IOException("saved state is damaged: nothing stays between %s and %s".formatted(low, high));
        }
    }
}
