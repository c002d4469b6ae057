// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The last values of one signal, and how far the newest lies from all of them: alone, and with the two before it.
///
/// - **In:** finite values in time order.
/// - **Out:** distances in the unit of the values, 0 or more; 0 for less than a millionth of the value.
/// - **Cost:** time and 4 bytes for each of the 3,600 to 3,700 values kept.
final class PastValues {
    // A window is three overlapping values of one line, so windows cost no more than the line. The line is cut when it
    // is full, a hundred values at a time: what is compared is always one piece, without a seam.

    /// Values of a window. Measured on 34 streams of NAB with 1 to 20: 3 is best (bench/RESULTS.md).
    static final int WINDOW = 3;

    private static final int KEPT = 3_600;
    private static final int CUT = 100;
    private static final int AT_FIRST = 128;
    private static final double STILL = 1e-6;

    private float[] line = new float[AT_FIRST];
    private int held;
    private double alone;
    private double withTwoBefore;

    /// Takes the next value and measures it against the values before its own window.
    void take(double value) {
        makeRoom();
        line[held++] = (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
        int newest = held - 1;
        double nearest = Double.POSITIVE_INFINITY;
        double nearestThree = Double.POSITIVE_INFINITY;
        double now = line[newest];
        double before = newest > 0 ? line[newest - 1] : now;
        double beforeThat = newest > 1 ? line[newest - 2] : before;
        for (int at = WINDOW - 1; at <= newest - WINDOW; at++) {
            double a = now - line[at];
            double b = before - line[at - 1];
            double c = beforeThat - line[at - 2];
            double one = a * a;
            nearest = Math.min(nearest, one);
            nearestThree = Math.min(nearestThree, one + b * b + c * c);
        }
        alone = distance(nearest, now);
        withTwoBefore = distance(nearestThree, now);
    }

    private static double distance(double squared, double value) {
        double distance = squared == Double.POSITIVE_INFINITY ? 0 : Math.sqrt(squared);
        return distance < STILL * Math.abs(value) ? 0 : distance;
    }

    private void makeRoom() {
        if (held == KEPT + CUT) {
            System.arraycopy(line, CUT, line, 0, KEPT);
            held = KEPT;
        } else if (held == line.length) {
            line = Arrays.copyOf(line, Math.min(2 * held, KEPT + CUT));
        }
    }

    /// How far the newest value lies from the nearest one of the past.
    double alone() {
        return alone;
    }

    /// The same for the newest three.
    double withTwoBefore() {
        return withTwoBefore;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(held);
        for (int i = 0; i < held; i++) {
            out.writeFloat(line[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        held = SavedState.count(in, "past values", KEPT + CUT);
        line = new float[Math.clamp(Integer.highestOneBit(held) * 2, AT_FIRST, KEPT + CUT)];
        for (int i = 0; i < held; i++) {
            line[i] = in.readFloat();
            if (!Float.isFinite(line[i])) {
                throw new IOException("saved state is damaged: a past value was " + line[i]);
            }
        }
    }
}
