// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// That one signal of one member is not where its kin are.
///
/// @param firstNanos when it was first found so, epoch nanoseconds
/// @param lastNanos  when it was last
/// @param rounds     how often in a row
/// @param told       whether people could hear of it
/// @param settled    whether a person has seen it and put an end to it
/// @param distance   how far it lies off, see [Core]
/// @param actual     its level
/// @param kin        where the others are
/// @param others     how many these are
record Oddness(
        long firstNanos,
        long lastNanos,
        int rounds,
        boolean told,
        boolean settled,
        double distance,
        double actual,
        Range kin,
        int others) {
    /// So often in a row, five minutes apart, it must be found: a quarter of an hour beyond the half hour that a level
    /// of an hour takes to follow.
    private static final int LASTING = 3;

    /// Not found for so long, it is over.
    static final long QUIET_NANOS = 900_000_000_000L;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// What a person put an end to is told again after so long without.
    private static final long SETTLED_NANOS = 30 * DAY_NANOS;

    /// The same once more.
    Oddness again(Oddness now) {
        return new Oddness(
                firstNanos,
                now.lastNanos,
                Math.min(rounds, Integer.MAX_VALUE - 1) + 1,
                told,
                settled,
                now.distance,
                now.actual,
                now.kin,
                now.others);
    }

    Oddness tell() {
        return new Oddness(firstNanos, lastNanos, rounds, true, settled, distance, actual, kin, others);
    }

    Oddness settle() {
        return new Oddness(firstNanos, lastNanos, rounds, told, told, distance, actual, kin, others);
    }

    boolean isNews() {
        return !told && rounds >= LASTING;
    }

    boolean goesOn(long nanos) {
        return told && nanos - lastNanos < QUIET_NANOS;
    }

    /// Whether it would be something new if it came back. What comes each day is told once.
    boolean isForgotten(long nanos) {
        long patience = settled ? SETTLED_NANOS : told ? DAY_NANOS : QUIET_NANOS;
        return nanos - lastNanos >= patience;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(firstNanos);
        out.writeLong(lastNanos);
        out.writeInt(rounds);
        out.writeBoolean(told);
        out.writeBoolean(settled);
        out.writeDouble(distance);
        out.writeDouble(actual);
        out.writeDouble(kin.low());
        out.writeDouble(kin.high());
        out.writeInt(others);
    }

    static Oddness restore(DataInput in) throws IOException {
        return new Oddness(
                in.readLong(),
                in.readLong(),
                SavedState.count(in, "rounds", Integer.MAX_VALUE),
                in.readBoolean(),
                in.readBoolean(),
                SavedState.finite(in, "a distance"),
                SavedState.finite(in, "a level"),
                new Range(in.readDouble(), in.readDouble()),
                SavedState.count(in, "kin", Integer.MAX_VALUE));
    }
}
