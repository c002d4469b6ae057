// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.domain.Deviation.Kind;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The course of one signal: what it does that lasts.
///
/// - **In:** its values in time order, with what was expected of each.
/// - **Out:** [#going]: which kinds are going on.
/// - **Cost:** O(1), about 360 bytes.
/// - **State:** of one thread at a time.
public final class Course {
    // Two beats: blocks of five minutes (four values at least) for shift and scatter, hours for drift and the season.
    // Every detector learns all the time, but opens only at hours of a kind of day that this signal has lived through:
    // the first weekend is no shift, and the first Monday no end of one.

    private static final long BLOCK_NANOS = 300_000_000_000L;
    private static final int SHORTEST_BLOCK = 4;
    private static final int MOST_GOING = Kind.values().length;

    /// What is going on makes the standard deviation grow, and would hide behind it: it is taken as it was over a day.
    private static final double CALM_MEMORY = 288;

    /// Standard deviations on either side of what was expected: where it was before.
    private static final double AROUND = 3;

    private final Shift shift = new Shift();
    private final Scatter scatter = new Scatter();
    private final Standing standing = new Standing();
    private final LastHours hours = new LastHours();
    private final Drift drift = new Drift();
    private final SeasonBreak season = new SeasonBreak();
    private List<Going> going = List.of();
    private double offs;
    private double steps;
    private double hourOffs;
    private float step;
    private float calm;
    private int inBlock;
    private int inHour;

    /// What is going on; empty for nothing, which costs nothing.
    public List<Going> going() {
        return going;
    }

    /// The last value; 0 before the first.
    public double last() {
        return Double.isNaN(standing.value()) ? 0 : standing.value();
    }

    /// How far it went from one value to the next of late.
    public double step() {
        return step;
    }

    /// @param off       the value less what was expected of it
    /// @param scale     the standard deviation of that
    /// @param judges    whether this kind of hour has been lived through
    /// @param nanos     the value's time
    /// @param stepNanos the grid's interval
    /// @return by how much the level has moved, now that this is certain; nearly always 0
    public double take(double value, double off, double scale, boolean judges, long nanos, long stepNanos) {
        double before = standing.value();
        stand(value, judges, nanos, stepNanos);
        steps += Double.isNaN(before) ? 0 : Math.abs(value - before);
        offs += off;
        inBlock++;
        return inBlock < blockSize(stepNanos) ? 0 : closeBlock(value - off, scale, judges, nanos, stepNanos);
    }

    private static long blockSize(long stepNanos) {
        return Math.max(SHORTEST_BLOCK, (BLOCK_NANOS + stepNanos - 1) / stepNanos);
    }

    private void stand(double value, boolean judges, long nanos, long stepNanos) {
        boolean open = standing.isOpen();
        standing.take(value, stepNanos, judges);
        if (open != standing.isOpen()) {
            Kind kind = standing.isAtZero() ? Kind.STOPPED : Kind.FLAT;
            long since = nanos - standing.stands() * stepNanos;
            forget(Kind.STOPPED);
            forget(Kind.FLAT);
            if (standing.isOpen()) {
                begin(new Going(kind, since, new Range(value, value), standing.longest() * stepNanos));
            }
        }
    }

    private double closeBlock(double expected, double scale, boolean judges, long nanos, long stepNanos) {
        boolean ready = judges && standing.hasMoved();
        long since = nanos - (3L * inBlock - 1) * stepNanos;
        step = (float) Math.min(steps / inBlock, Float.MAX_VALUE);
        calm += (float) (calm == 0 ? scale : (Math.min(scale, Float.MAX_VALUE / 2) - calm) / CALM_MEMORY);
        scatter.take(step, ready);
        double moved = shift.take(offs / inBlock, calm, ready);
        note(Kind.SCATTER, scatter.isOpen(), since, scatter::usual);
        note(Kind.SHIFT, shift.isOpen(), since, () -> around(expected, scale));
        offs = 0;
        steps = 0;
        inBlock = 0;
        return moved;
    }

    private static Range around(double middle, double scale) {
        return new Range(middle - AROUND * scale, middle + AROUND * scale);
    }

    /// What one asks for when it begins; most never does.
    private interface Usual {
        Range range();
    }

    private void note(Kind kind, boolean open, long since, Usual usual) {
        if (open == isGoing(kind)) {
            return;
        }
        if (open) {
            begin(new Going(kind, since, usual.range(), 0));
        } else {
            forget(kind);
        }
    }

    private boolean isGoing(Kind kind) {
        return !going.isEmpty() && going.stream().anyMatch(one -> one.kind() == kind);
    }

    private void begin(Going one) {
        List<Going> more = new ArrayList<>(going);
        more.add(one);
        going = List.copyOf(more);
    }

    private void forget(Kind kind) {
        if (isGoing(kind)) {
            going = going.stream().filter(one -> one.kind() != kind).toList();
        }
    }

    /// Learns how far a value lay from the profile of its day.
    public void takeOfDay(double off) {
        hourOffs += off;
        inHour++;
    }

    /// An hour is over.
    ///
    /// @param known whether this kind of hour had been lived through before
    /// @param value the last
    /// @param swing mean distance of the hours of the profile from their mean
    public void endHour(boolean known, double value, double scale, double swing, long nanos, long stepNanos) {
        if (known && inHour > 0) {
            hours.add(hourOffs / inHour);
        } else {
            hours.clear();
        }
        hourOffs = 0;
        inHour = 0;
        double size = standing.hasMoved() ? calm : Double.MAX_VALUE;
        drift.take(hours, size);
        season.take(hours, swing, size);
        long since = nanos - LastHours.SPAN * Math.max(stepNanos, 3_600_000_000_000L);
        note(Kind.DRIFT, drift.isOpen(), since, () -> around(value - hours.rise(), scale));
        note(Kind.SEASON_BREAK, season.isOpen(), since, () -> around(value - hours.newest(), scale));
    }

    public void save(DataOutput out) throws IOException {
        shift.save(out);
        scatter.save(out);
        standing.save(out);
        hours.save(out);
        drift.save(out);
        season.save(out);
        out.writeByte(going.size());
        for (Going one : going) {
            one.save(out);
        }
        out.writeDouble(offs);
        out.writeDouble(steps);
        out.writeDouble(hourOffs);
        out.writeFloat(step);
        out.writeFloat(calm);
        out.writeInt(inBlock);
        out.writeInt(inHour);
    }

    public static Course restore(DataInput in) throws IOException {
        Course course = new Course();
        course.shift.restore(in);
        course.scatter.restore(in);
        course.standing.restore(in);
        course.hours.restore(in);
        course.drift.restore(in);
        course.season.restore(in);
        int size = in.readByte();
        if (size < 0 || size > MOST_GOING) {
            throw new IOException("saved state is damaged: %d kinds cannot go on at once".formatted(size));
        }
        for (int i = 0; i < size; i++) {
            course.begin(Going.restore(in));
        }
        course.offs = SavedState.finite(in, "the sum of a block");
        course.steps = SavedState.finite(in, "the steps of a block");
        course.hourOffs = SavedState.finite(in, "the sum of an hour");
        course.step = in.readFloat();
        course.calm = in.readFloat();
        course.inBlock = SavedState.count(in, "values of a block", Integer.MAX_VALUE);
        course.inHour = SavedState.count(in, "values of an hour", Integer.MAX_VALUE);
        return course;
    }
}
