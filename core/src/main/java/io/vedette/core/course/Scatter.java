// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether a signal goes further, or less far, from one value to the next than it ever did: for three blocks, by a
/// factor of two beyond.
///
/// - **In:** the mean absolute step of each block, 0 or more.
/// - **Error:** see `bench: baseline`.
final class Scatter {
    // Steps and not distances from the expected: a shift is one step, and a signal that wanders scatters no more for
    // it.
    // The ends are logarithms of how many times the usual it is. A block that stands still puts the lower end so low
    // that
    // nothing is beyond any more: a signal that rests now and then has no usual scatter.

    private static final double LEAST = Math.log(2);
    private static final double REST = -1_000;
    private static final int MEMORY = 2_000;

    private final Envelope usual = new Envelope();
    private final Stay stay = new Stay();
    private boolean open;
    private int openFor;
    private int blocks;
    private double middle;

    boolean isOpen() {
        return open;
    }

    void take(double block, boolean judges) {
        if (!(block > 0)) {
            usual.learn(REST, usual.high());
            open = false;
            return;
        }
        double log = Math.log(block);
        blocks = Math.min(blocks + 1, MEMORY);
        middle += open ? 0 : (log - middle) / blocks;
        if (!stay.take(log - middle)) {
            return;
        }
        double least = Math.max(LEAST, usual.youth() * usual.width());
        boolean far = usual.isFarAbove(stay.above(), least) || usual.isFarBelow(stay.below(), least);
        if (!open) {
            open = far && judges && usual.knows(Shift.KNOWN);
            openFor = 0;
            if (!open) {
                usual.learn(stay.below(), stay.above());
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
        return new Range(Math.exp(middle + usual.low()), Math.exp(middle + usual.high()));
    }

    void save(DataOutput out) throws IOException {
        usual.save(out);
        stay.save(out);
        out.writeBoolean(open);
        out.writeByte(openFor);
        out.writeInt(blocks);
        out.writeDouble(middle);
    }

    void restore(DataInput in) throws IOException {
        usual.restore(in);
        stay.restore(in);
        open = in.readBoolean();
        openFor = in.readByte();
        blocks = SavedState.count(in, "blocks of a scatter", MEMORY);
        middle = SavedState.finite(in, "the middle of a scatter");
    }
}
