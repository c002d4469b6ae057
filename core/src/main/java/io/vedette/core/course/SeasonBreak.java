// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether a signal that used to follow the profile of its day does not any more.
///
/// - **In:** the last hours, at the end of each, and how far the profile itself swings.
/// - **Error:** see `bench: baseline`.
final class SeasonBreak {
    /// Judgements before the first that counts: three days and more.
    private static final int KNOWN = 72;

    /// It must leave the profile by as much of the profile's own swing, …
    private static final double SHARE = 0.5;

    /// … and have followed it to within as much of it until now, and it must stand out of what is no season.
    private static final double FOLLOWED = 0.5;

    private static final int LONGEST = 48;
    private static final int PATIENCE = 24;
    private static final double SUSPECT = 0.1;

    private final Envelope usual = new Envelope();
    private boolean open;
    private int openFor;
    private float pending;

    boolean isOpen() {
        return open;
    }

    /// @param swing mean distance of the hours of the profile from their mean
    void take(LastHours hours, double swing, double scale) {
        if (!hours.isFull()) {
            open = false;
            return;
        }
        double unlike = hours.unlike();
        boolean far = usual.isFarAbove(unlike, Math.max(SHARE * swing, scale / 2));
        if (open) {
            openFor++;
            open = far && openFor < LONGEST;
            if (!open) {
                openFor = 0;
                usual.stretchTo(unlike);
            }
            return;
        }
        open = far && usual.knows(KNOWN) && usual.high() < FOLLOWED * swing && scale < swing;
        if (open) {
            openFor = 0;
            pending = 0;
        } else {
            learn(unlike);
        }
    }

    /// What goes beyond what was usual may become a break: how far it went is learnt when it is over, or after a day.
    private void learn(double unlike) {
        if (unlike > usual.high() + SUSPECT * usual.width() && usual.knows(KNOWN) && openFor < PATIENCE) {
            pending = (float) Math.max(unlike, pending);
            openFor++;
            return;
        }
        if (pending != 0) {
            usual.learn(pending, pending);
            pending = 0;
        }
        openFor = 0;
        usual.learn(unlike, unlike);
    }

    void save(DataOutput out) throws IOException {
        usual.save(out);
        out.writeBoolean(open);
        out.writeByte(openFor);
        out.writeFloat(pending);
    }

    void restore(DataInput in) throws IOException {
        usual.restore(in);
        open = in.readBoolean();
        openFor = in.readByte();
        pending = in.readFloat();
    }
}
