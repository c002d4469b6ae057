// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.course.Course;
import io.vedette.core.course.Going;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// The baseline of one signal.
///
/// - **In:** its values in time order, any finite number.
/// - **Out:** the surprise of each, −log10 p under what was usual before it, 0 to 16.
/// - **Cost:** O(1); about 160 bytes, 700 once it was heard in three different hours, 900 once it was heard on a day of
///   rest.
/// - **Source:** exponential smoothing made robust by clipping errors (Gelper, Fried and Croux, Journal of Forecasting
///   2010; Huber 1964).
final class Baseline {
    // Two predictors run side by side: the level of the last hour or so, and the level of this hour of the day. The one
    // that has erred less of late speaks. Both learn from clipped errors, so that an outage does not become normal at
    // once; the surprise itself is never clipped. On days of rest their own hours speak, where it has been learnt that
    // those are different. When the course says that the level has moved, both predictors move with it.

    /// Values before the first judgement.
    static final int WARM_UP = 60;

    /// Memory of level and scatter, in values.
    private static final double MEMORY = 240;

    /// An error of more standard deviations counts as this many when it is learnt.
    private static final double CLIP = 3;

    /// From the mean absolute error to a standard deviation of a normal distribution.
    private static final double TO_SIGMA = Math.sqrt(Math.PI / 2);

    /// A signal whose scatter is less than this share of its size stands still; any change of it is one.
    private static final double STILL = 1e-6;

    private static final int HOURS_HEARD = 3;

    /// Of a signal that was not heard for long enough; is given nothing.
    private static final Course NO_COURSE = new Course();

    private final Tail tail = new Tail();
    private final Presence presence = new Presence();
    private Hours hours = Hours.NONE;
    private RestDays rest = RestDays.NONE;
    private Course course = NO_COURSE;
    private int count;
    private byte hoursHeard;
    private byte workHours;
    private byte lastHour = -1;
    private boolean hourKnown;
    private double level;
    private double error;

    Presence presence() {
        return presence;
    }

    /// What is going on with it.
    List<Going> going() {
        return course.going();
    }

    /// Its last value, as far as it was followed.
    double last() {
        return course.last();
    }

    /// How far it went from one value to the next of late.
    double step() {
        return course.step();
    }

    /// The surprise of a value, 0 while there is no judging yet.
    double judge(double value, LocalHour time) {
        return count < WARM_UP ? 0 : tail.surprise(distance(value, time));
    }

    private double distance(double value, LocalHour time) {
        return Math.abs(value - expected(time)) / scale(time);
    }

    /// Learns the next value.
    void learn(double value, LocalHour time, long nanos, long stepNanos) {
        if (time.hour() != lastHour) {
            beginHour(time, value, nanos, stepNanos);
        }
        if (course != NO_COURSE) {
            follow(value, time, nanos, stepNanos);
        }
        learn(value, time);
    }

    private void beginHour(LocalHour time, double value, long nanos, long stepNanos) {
        Hours profile = profile(time);
        if (course != NO_COURSE && lastHour >= 0) {
            course.endHour(hourKnown, value, scale(time), profile.swing(), nanos, stepNanos);
        }
        lastHour = (byte) time.hour();
        hoursHeard = (byte) Math.min(hoursHeard + 1, HOURS_HEARD);
        workHours = (byte) Math.min(workHours + (time.rests() ? 0 : 1), Hours.COUNT + 1);
        if (hoursHeard == HOURS_HEARD && hours == Hours.NONE) {
            hours = Hours.begin();
            course = new Course();
        }
        hourKnown = knows(time);
    }

    /// Whether it has lived through this hour on a day of the same kind.
    boolean knows(LocalHour time) {
        return time.rests() ? rest.hours().hasLived(time) : workHours > Hours.COUNT && hours.hasLived(time);
    }

    private void follow(double value, LocalHour time, long nanos, long stepNanos) {
        double expected = expected(time);
        double moved = course.take(value, value - expected, scale(time), hourKnown, nanos, stepNanos);
        Hours profile = profile(time);
        if (profile.knows(time)) {
            course.takeOfDay(value - profile.level(time));
        }
        if (moved != 0) {
            level += moved;
            hours.lift(moved);
            rest.hours().lift(moved);
            count = Math.min(count, WARM_UP);
        }
    }

    private void learn(double value, LocalHour time) {
        if (count == 0) {
            level = value;
        }
        if (count >= WARM_UP / 2) {
            tail.learn(distance(value, time));
        }
        boolean first = count < WARM_UP / 2;
        double widest = first ? Double.MAX_VALUE : CLIP * Math.max(TO_SIGMA * error, still(level));
        count = Math.min(count, Integer.MAX_VALUE - 1) + 1;
        // At first the plain mean, later the last MEMORY values.
        double rate = Math.max(1.0 / count, 1 / MEMORY);
        double clipped = Math.clamp(value - level, -widest, widest);
        level += rate * clipped;
        error += rate * (Math.abs(clipped) - error);
        learnDay(value, time, widest);
    }

    private void learnDay(double value, LocalHour time, double widest) {
        if (time.rests() && hours != Hours.NONE) {
            rest = rest == RestDays.NONE ? RestDays.begin() : rest;
            rest.learn(value, time, widest, hours.knows(time) ? hours.level(time) : Double.NaN);
        }
        if (!time.rests() || !rest.pays()) {
            hours.learn(value, time, widest);
        }
    }

    /// Learns a value that came late, while the hour that it belongs to is still being learnt.
    void learnLate(double value, LocalHour time) {
        if (lastHour < 0) {
            lastHour = (byte) time.hour();
            hoursHeard = 1;
        }
        if (time.hour() == lastHour) {
            learn(value, time);
        }
    }

    /// Whether it has been learnt that days of rest are different.
    boolean restPays() {
        return rest.pays();
    }

    /// What the day says: a day of rest, where that is another.
    private Hours profile(LocalHour time) {
        return time.rests() && rest.pays() ? rest.hours() : hours;
    }

    private boolean hourSpeaks(LocalHour time) {
        Hours profile = profile(time);
        return profile.isReady() && profile.error() < error && profile.knows(time);
    }

    private double expected(LocalHour time) {
        return hourSpeaks(time) ? profile(time).level(time) : level;
    }

    private double scale(LocalHour time) {
        double sigma = TO_SIGMA * (hourSpeaks(time) ? profile(time).error() : error);
        return Math.max(sigma, still(expected(time)));
    }

    private static double still(double level) {
        return Math.max(STILL * Math.abs(level), Float.MIN_NORMAL);
    }

    /// Where 99 of 100 values lie at this time of the day.
    Range usual(LocalHour time) {
        double expected = expected(time);
        double width = tail.oneInHundred() * scale(time);
        return new Range(expected - width, expected + width);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeByte(hoursHeard);
        out.writeByte(lastHour);
        out.writeDouble(level);
        out.writeDouble(error);
        tail.save(out);
        hours.save(out);
        presence.save(out);
        out.writeByte(workHours);
        out.writeBoolean(hourKnown);
        out.writeBoolean(rest != RestDays.NONE);
        if (rest != RestDays.NONE) {
            rest.save(out);
        }
        out.writeBoolean(course != NO_COURSE);
        if (course != NO_COURSE) {
            course.save(out);
        }
    }

    /// @param whole whether the state tells of more than level, scatter, tail and hours: the fifth format did not
    static Baseline restore(DataInput in, boolean whole) throws IOException {
        Baseline baseline = new Baseline();
        baseline.count = SavedState.count(in, "values of a baseline", Integer.MAX_VALUE);
        baseline.hoursHeard = in.readByte();
        baseline.lastHour = in.readByte();
        baseline.level = SavedState.finite(in, "the level of a baseline");
        baseline.error = SavedState.finite(in, "the scatter of a baseline");
        baseline.tail.restore(in);
        baseline.hours = whole ? Hours.restore(in) : Hours.restoreOld(in);
        if (whole) {
            baseline.restoreRest(in);
        } else if (baseline.hours != Hours.NONE) {
            baseline.course = new Course();
        }
        return baseline;
    }

    private void restoreRest(DataInput in) throws IOException {
        presence.restore(in);
        workHours = in.readByte();
        hourKnown = in.readBoolean();
        if (in.readBoolean()) {
            rest = RestDays.begin();
            rest.restore(in);
        }
        if (in.readBoolean()) {
            course = Course.restore(in);
        }
    }
}
