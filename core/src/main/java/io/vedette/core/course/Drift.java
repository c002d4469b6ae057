// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether a signal climbs or falls for half a day as it never did: hour by hour, and further than ever.
///
/// - **In:** the last hours, at the end of each.
/// - **Error:** see `bench: baseline`.
final class Drift {
    // Ten of twelve hours in one direction happen to a random walk once in fifty windows; that its whole rise lies
    // three times beyond those of its past, once in a million.

    /// Rises before the first judgement: with the half day before the first, and the day in which the profile was
    /// learnt, three and a half days.
    private static final int KNOWN = 48;

    /// Ten of twelve up and two down.
    private static final int STEADY = 8;

    /// Eight up and four down.
    private static final int SUSPECT = 4;

    private static final double LEAST = 1;
    private static final int LONGEST = 48;
    private static final int LATELY = 6;

    private final Envelope usual = new Envelope();
    private boolean open;
    private int openFor;
    private float pending;

    boolean isOpen() {
        return open;
    }

    void take(LastHours hours, double scale) {
        if (open) {
            openFor++;
            boolean goesOn = hours.isFull() && Math.abs(hours.ups(LATELY)) >= 2;
            if (!goesOn || openFor >= LONGEST) {
                open = false;
                pending = 0;
                usual.stretchTo(hours.rise());
            }
            return;
        }
        if (!hours.isFull()) {
            return;
        }
        double rise = hours.rise();
        double least = LEAST * scale;
        boolean up = hours.ups(LastHours.SPAN) >= STEADY && usual.isFarAbove(rise, least);
        boolean down = hours.ups(LastHours.SPAN) <= -STEADY && usual.isFarBelow(rise, least);
        open = usual.knows(KNOWN) && (up || down);
        openFor = 0;
        if (!open) {
            learn(rise, hours.ups(LastHours.SPAN));
        }
    }

    /// A rise that is steady so far may become a drift: how far it went is learnt when it is over.
    private void learn(double rise, int ups) {
        if (Math.abs(ups) >= SUSPECT) {
            pending = Math.abs(rise) > Math.abs(pending) ? (float) rise : pending;
            return;
        }
        if (pending != 0) {
            usual.learn(pending, pending);
            pending = 0;
        }
        usual.learn(rise, rise);
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
