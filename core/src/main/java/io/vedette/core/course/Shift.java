// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether a signal went to another level and stayed there: for three blocks it lies further from what is expected than
/// it ever did for as long.
///
/// - **In:** the mean distance from the expected of each block.
/// - **Out:** by how much the level moved, at the moment when that is certain; told once. From then on the new level is
///   what is expected, and distances are to be measured from it.
/// - **Error:** see `bench: baseline`, which counts alarms on healthy signals and the delay after planted ones.
final class Shift {
    /// Blocks before the first judgement, most of a day.
    static final int KNOWN = 200;

    /// After so many blocks the new level is how it is.
    static final int ACCEPTED = 48;

    /// Less than two standard deviations of single values is nothing that anyone would see.
    private static final double LEAST = 2;

    private final Envelope usual = new Envelope();
    private final Stay stay = new Stay();
    private float lift;
    private int openFor;

    boolean isOpen() {
        return lift != 0;
    }

    /// By how much the level was moved, while it is open.
    double lift() {
        return lift;
    }

    /// @param judges whether this kind of hour is known, else it is only learnt
    /// @return by how much the expected must move; 0 for not at all
    double take(double block, double scale, boolean judges) {
        if (!stay.take(block)) {
            return 0;
        }
        return isOpen() ? goOn() : judge(scale, judges && usual.knows(KNOWN));
    }

    private double judge(double scale, boolean judges) {
        double least = Math.max(LEAST * scale, usual.youth() * usual.width());
        if (judges && (usual.isFarAbove(stay.above(), least) || usual.isFarBelow(stay.below(), least))) {
            lift = (float) stay.mean();
            openFor = 0;
            stay.clear();
            return lift;
        }
        usual.learn(stay.below(), stay.above());
        return 0;
    }

    private double goOn() {
        openFor++;
        boolean isBack = lift > 0 ? stay.below() < -lift / 2 : stay.above() > -lift / 2;
        if (isBack) {
            double back = -lift;
            usual.stretchTo(lift);
            stay.clear();
            lift = 0;
            return back;
        }
        if (openFor >= ACCEPTED) {
            usual.stretchTo(-lift);
            lift = 0;
        }
        return 0;
    }

    void save(DataOutput out) throws IOException {
        usual.save(out);
        stay.save(out);
        out.writeFloat(lift);
        out.writeByte(openFor);
    }

    void restore(DataInput in) throws IOException {
        usual.restore(in);
        stay.restore(in);
        lift = in.readFloat();
        if (!Float.isFinite(lift)) {
            throw new IOException("saved state is damaged: a level moved by " + lift);
        }
        openFor = in.readByte();
    }
}
