// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import io.vedette.core.numbers.Surprise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The largest fiftieth of what was seen, and a Pareto tail through it.
///
/// - **In:** numbers of 0 or more.
/// - **Out:** −log10 of the chance of as large a number, 0 to 16; 0 below the largest fiftieth.
/// - **Cost:** 160 floats; O(160) for a number in the tail, O(1) for any other.
/// - **Source:** B. M. Hill, *A simple general approach to inference about the tail of a distribution*, Ann. Statist.
///   3(5), 1975; with a prior, since the first tails are made of three numbers.
final class FurthestOut {
    // Old numbers fade by halves: after 8,000 every second of the list is dropped, and as many as that are said to have
    // been seen. From then on only what passes the list's last is let in, or the list would no longer be the tail.
    private static final int MOST = 160;
    private static final double SHARE = 0.02;
    private static final int FEWEST = 3;
    private static final int FADES_AT = 8_000;

    /// Before anything is known the tail falls as the fourth power, as if twenty numbers had said so.
    private static final double POWER = 4;

    private static final double PRIOR = 20;
    private static final double NOTHING = 1e-3;

    private final float[] falling = new float[MOST];
    private int held;
    private int seen;
    private boolean faded;

    double surprise(double number) {
        int beyond = Math.min(Math.max(FEWEST, (int) (SHARE * seen)), held - 1);
        if (beyond < 1) {
            return 0;
        }
        double from = Math.max(falling[beyond], least());
        if (number <= from) {
            return 0;
        }
        double logs = 0;
        for (int i = 0; i < beyond; i++) {
            logs += Math.log(Math.max(falling[i], from) / from);
        }
        double power = (beyond + PRIOR) / (logs + PRIOR / POWER);
        double surprise = power * Math.log10(number / from) - Math.log10((double) beyond / seen);
        return Math.clamp(surprise, 0, Surprise.MAX);
    }

    /// A thousandth of the smallest number above 0 that is held.
    private double least() {
        for (int i = held - 1; i >= 0; i--) {
            if (falling[i] > 0) {
                return Math.max(NOTHING * falling[i], Float.MIN_NORMAL);
            }
        }
        return Float.MIN_NORMAL;
    }

    void learn(double number) {
        seen++;
        float rounded = (float) Math.min(number, Float.MAX_VALUE);
        boolean room = held < MOST && !faded;
        if (room || held > 0 && rounded > falling[held - 1]) {
            held = Math.min(held + 1, MOST);
            int at = held - 1;
            while (at > 0 && falling[at - 1] < rounded) {
                falling[at] = falling[at - 1];
                at--;
            }
            falling[at] = rounded;
        }
        if (seen == FADES_AT) {
            fade();
        }
    }

    private void fade() {
        int left = 0;
        for (int i = 1; i < held; i += 2) {
            falling[left++] = falling[i];
        }
        held = left;
        seen = FADES_AT / 2;
        faded = true;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(faded);
        out.writeInt(seen);
        out.writeInt(held);
        for (int i = 0; i < held; i++) {
            out.writeFloat(falling[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        faded = in.readBoolean();
        seen = SavedState.count(in, "numbers of a tail", FADES_AT - 1);
        held = SavedState.count(in, "the furthest out", MOST);
        for (int i = 0; i < held; i++) {
            falling[i] = in.readFloat();
            if (!(falling[i] >= 0 && falling[i] <= (i == 0 ? Float.MAX_VALUE : falling[i - 1]))) {
                throw new IOException("saved state is damaged: the furthest out must fall and be 0 or more");
            }
        }
    }
}
