// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Whether enough of the last frames were unusual. One spike is not trouble; trouble stays.
final class Persistence {
    private static final int MOST = 64;

    private final int needed;
    private final int outOf;

    /// The last frames, newest in bit 0; set where unusual.
    private long recent;

    /// How seldom each of them is, newest last; 0 where not unusual.
    private final double[] weeks;

    Persistence(int needed, int outOf) {
        this.needed = needed;
        this.outOf = outOf;
        this.weeks = new double[outOf];
    }

    /// @param rarity weeks between two stretches of such moments, 0 where nobody counted
    void add(boolean unusual, double rarity) {
        System.arraycopy(weeks, 1, weeks, 0, outOf - 1);
        weeks[outOf - 1] = unusual ? rarity : 0;
        recent = ((recent << 1) | (unusual ? 1 : 0)) & window();
    }

    /// Weeks between two stretches as strong as the last frames: what as many of them as it takes reach.
    double weeks() {
        double[] sorted = weeks.clone();
        Arrays.sort(sorted);
        return sorted[outOf - needed];
    }

    private long window() {
        return outOf == 64 ? -1L : (1L << outOf) - 1;
    }

    boolean isMet() {
        return Long.bitCount(recent) >= needed;
    }

    boolean isCalm() {
        return recent == 0;
    }

    /// How many frames back the oldest unusual one lies; 0 is the newest frame.
    int oldest() {
        return 63 - Long.numberOfLeadingZeros(recent);
    }

    void clear() {
        recent = 0;
        Arrays.fill(weeks, 0);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(recent);
    }

    void restore(DataInput in) throws IOException {
        recent = in.readLong() & window();
    }

    void saveWeeks(DataOutput out) throws IOException {
        out.writeInt(outOf);
        for (double rarity : weeks) {
            out.writeDouble(rarity);
        }
    }

    /// Those of a watch with other settings begin anew.
    void restoreWeeks(DataInput in) throws IOException {
        int size = SavedState.count(in, "frames in a row", MOST);
        for (int i = 0; i < size; i++) {
            double rarity = SavedState.finite(in, "weeks");
            if (size == outOf) {
                weeks[i] = Math.max(0, rarity);
            }
        }
    }
}
