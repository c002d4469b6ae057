// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// From which surprise on a stream is off: each alarm raises its own line, quiet lets it sink again.
///
/// - **In:** surprises in time order.
/// - **Out:** whether this one is an alarm; after one there is none for [#APART] values.
/// - **Source:** ours, after adaptive conformal inference (I. Gibbs and E. Candès, NeurIPS 2021): the more a stream has
///   alarmed, the less each alarm can mean. On NAB a fixed line costs 3 points, most of them on noisy streams.
final class RisingLine {
    /// Values without a second alarm: it would be about the same thing.
    static final int APART = 24;

    static final double LOWEST = 1.625;
    private static final double STEP = 0.25;

    private final double fade;
    private double raised;
    private int wait;

    /// @param halfLife values after which half of a raise is forgotten
    RisingLine(double halfLife) {
        this.fade = Math.pow(2, -1 / halfLife);
    }

    double height() {
        return LOWEST + raised;
    }

    boolean passes(double surprise) {
        raised *= fade;
        if (wait > 0) {
            wait--;
            return false;
        }
        if (surprise < height()) {
            return false;
        }
        raised += STEP;
        wait = APART;
        return true;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(raised);
        out.writeByte(wait);
    }

    void restore(DataInput in) throws IOException {
        raised = SavedState.finite(in, "the height of a line");
        wait = in.readByte();
        if (raised < 0 || wait < 0 || wait > APART) {
            throw new IOException("saved state is damaged: no line is raised by %s for %d".formatted(raised, wait));
        }
    }
}
