// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a signal lay from the profile of its day, in the mean of each of the last hours.
///
/// - **Cost:** thirteen floats.
final class LastHours {
    /// So many lie between the oldest and the newest.
    static final int SPAN = 12;

    private final float[] offs = new float[SPAN + 1];
    private int held;

    void add(double off) {
        System.arraycopy(offs, 0, offs, 1, SPAN);
        offs[0] = (float) Math.clamp(off, -Float.MAX_VALUE / 4, Float.MAX_VALUE / 4);
        held = Math.min(held + 1, SPAN + 1);
    }

    void clear() {
        held = 0;
    }

    boolean isFull() {
        return held == SPAN + 1;
    }

    double newest() {
        return offs[0];
    }

    /// How much further up the newest lies than the oldest.
    double rise() {
        return (double) offs[0] - offs[SPAN];
    }

    /// How many of the last steps from hour to hour went up, less those that went down.
    int ups(int last) {
        int ups = 0;
        for (int i = 0; i < last; i++) {
            ups += Float.compare(offs[i], offs[i + 1]);
        }
        return ups;
    }

    /// Mean distance of the hours from their own mean: a level is no course.
    double unlike() {
        double mean = 0;
        for (int i = 0; i < SPAN; i++) {
            mean += offs[i] / (double) SPAN;
        }
        double unlike = 0;
        for (int i = 0; i < SPAN; i++) {
            unlike += Math.abs(offs[i] - mean) / SPAN;
        }
        return unlike;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(held);
        for (int i = 0; i < held; i++) {
            out.writeFloat(offs[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        held = in.readByte();
        if (held < 0 || held > SPAN + 1) {
            throw new IOException("saved state is damaged: the last hours are no " + held);
        }
        for (int i = 0; i < held; i++) {
            offs[i] = in.readFloat();
            if (!Float.isFinite(offs[i])) {
                throw new IOException("saved state is damaged: an hour lay off by " + offs[i]);
            }
        }
    }
}
