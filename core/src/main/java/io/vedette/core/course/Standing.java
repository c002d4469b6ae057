// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How long a signal stands at one value, and whether that is five times longer than it ever did: at 0 and elsewhere,
/// each by itself.
///
/// - **In:** its values in time order.
/// - **Error:** a signal whose pauses are independent stood `ln n` mean pauses at the longest of `n`, so five
///   times that comes once in `n⁵` pauses.
final class Standing {
    /// A signal that moved less often has no habit of moving.
    static final int MOVES = 100;

    private static final int TIMES = 5;
    private static final int FEWEST = 20;
    private static final long SHORTEST_NANOS = 300_000_000_000L;

    /// What repeats its values, as counts do, stands the longer the fewer there are to count: each night.
    private static final long SHORTEST_OF_COUNTS_NANOS = 14_400_000_000_000L;

    /// A signal that stood for longer than this repeats its values.
    private static final int REPEATS = 2;

    /// At the lowest or the highest value it ever had a signal rests, as a pool of connections does at its least size:
    /// three nights of three such pools gave three alarms.
    private static final long SHORTEST_AT_A_BOUND_NANOS = 43_200_000_000_000L;

    private double value = Double.NaN;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private int stands;
    private int longest;
    private int longestAtZero;
    private int moves;
    private boolean open;

    /// @param judges whether this kind of hour is known
    void take(double next, long stepNanos, boolean judges) {
        if (next != value) {
            move();
            value = next;
            lowest = Math.min(lowest, next);
            highest = Math.max(highest, next);
            return;
        }
        stands = Math.min(stands, Integer.MAX_VALUE - 1) + 1;
        open = open || judges && hasMoved() && stands > longestAllowed(stepNanos);
    }

    private long longestAllowed(long stepNanos) {
        long shortest = Math.max(FEWEST, shortestNanos() / stepNanos);
        return Math.max(shortest, (long) TIMES * longest());
    }

    private long shortestNanos() {
        if (value == 0 || longest <= REPEATS) {
            return SHORTEST_NANOS;
        }
        return value <= lowest || value >= highest ? SHORTEST_AT_A_BOUND_NANOS : SHORTEST_OF_COUNTS_NANOS;
    }

    private void move() {
        // An eighth of what was told: the second or third time it is usual.
        int learnt = open ? longest() + (stands - longest()) / 8 : Math.max(longest(), stands);
        if (value == 0) {
            longestAtZero = learnt;
        } else {
            longest = learnt;
        }
        moves = Math.min(moves + 1, MOVES);
        stands = 0;
        open = false;
    }

    /// Whether it has the habit of moving.
    boolean hasMoved() {
        return moves >= MOVES;
    }

    boolean isOpen() {
        return open;
    }

    boolean isAtZero() {
        return value == 0;
    }

    double value() {
        return value;
    }

    /// Steps for which it has stood.
    int stands() {
        return stands;
    }

    /// Steps for which it stood at the longest, at 0 or elsewhere as it does now.
    int longest() {
        return value == 0 ? longestAtZero : longest;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(value);
        out.writeDouble(lowest);
        out.writeDouble(highest);
        out.writeInt(stands);
        out.writeInt(longest);
        out.writeInt(longestAtZero);
        out.writeInt(moves);
        out.writeBoolean(open);
    }

    void restore(DataInput in) throws IOException {
        value = in.readDouble();
        lowest = in.readDouble();
        highest = in.readDouble();
        stands = SavedState.count(in, "steps of a stand", Integer.MAX_VALUE);
        longest = SavedState.count(in, "steps of the longest stand", Integer.MAX_VALUE);
        longestAtZero = SavedState.count(in, "steps of the longest stand at 0", Integer.MAX_VALUE);
        moves = SavedState.count(in, "moves", MOVES);
        open = in.readBoolean();
    }
}
