// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.domain.Range;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether a signal goes further, or less far, from one value to the next than it ever did: for three blocks, by a
/// factor of three.
///
/// - **In:** the mean absolute step of each block, 0 or more.
/// - **Error:** see `bench: baseline`.
final class Scatter {
    // Steps and not distances from the expected: a shift is one step, and a signal that wanders scatters no more for it.
    // The ends are logarithms. A block that stands still puts the lower end so low that nothing is beyond any more: a
    // signal that rests now and then has no usual scatter.

    private static final double LEAST = Math.log(3);
    private static final double NOTHING = 1e-300;

    private final Envelope usual = new Envelope();
    private final Stay stay = new Stay();
    private boolean open;
    private int openFor;

    boolean isOpen() {
        return open;
    }

    void take(double block, boolean judges) {
        if (!stay.take(Math.log(Math.max(block, NOTHING)))) {
            return;
        }
        boolean far = usual.isFarAbove(stay.above(), LEAST) || usual.isFarBelow(stay.below(), LEAST);
        if (!open) {
            open = far && judges && usual.knows(Shift.KNOWN);
            openFor = 0;
            if (!open) {
                usual.learn(stay.above(), stay.below());
            }
            return;
        }
        openFor++;
        if (!far || openFor >= Shift.ACCEPTED) {
            open = false;
            usual.stretchTo(stay.mean());
        }
    }

    /// How far it went from one value to the next until now.
    Range usual() {
        return new Range(Math.exp(usual.low()), Math.exp(usual.high()));
    }

    void save(DataOutput out) throws IOException {
        usual.save(out);
        stay.save(out);
        out.writeBoolean(open);
        out.writeByte(openFor);
    }

    void restore(DataInput in) throws IOException {
        usual.restore(in);
        stay.restore(in);
        open = in.readBoolean();
        openFor = in.readByte();
    }
}
