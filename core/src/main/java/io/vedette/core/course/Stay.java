// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What the last three blocks have in common: the number that all of them reach, from above and from below.
///
/// - **In:** one number a block of five minutes.
/// - **Out:** [#above]: all three lie at it or higher; [#below]: all three lie at it or lower.
final class Stay {
    // A single block goes astray with any burst. The least of three does so only if it lasts.

    private float last;
    private float before;
    private float beforeThat;
    private int held;

    /// @return whether three are at hand
    boolean take(double block) {
        beforeThat = before;
        before = last;
        last = (float) Math.clamp(block, -Float.MAX_VALUE / 4, Float.MAX_VALUE / 4);
        held = Math.min(held + 1, 3);
        return held == 3;
    }

    void clear() {
        held = 0;
    }

    double above() {
        return Math.min(last, Math.min(before, beforeThat));
    }

    double below() {
        return Math.max(last, Math.max(before, beforeThat));
    }

    double mean() {
        return ((double) last + before + beforeThat) / 3;
    }

    void save(DataOutput out) throws IOException {
        out.writeFloat(last);
        out.writeFloat(before);
        out.writeFloat(beforeThat);
        out.writeByte(held);
    }

    void restore(DataInput in) throws IOException {
        last = in.readFloat();
        before = in.readFloat();
        beforeThat = in.readFloat();
        held = in.readByte();
        if (!Float.isFinite(last + before + beforeThat) || held < 0 || held > 3) {
            throw new IOException(
                    "saved state is damaged: no blocks are %s, %s, %s".formatted(last, before, beforeThat));
        }
    }
}
