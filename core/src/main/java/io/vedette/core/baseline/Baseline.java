// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The baseline of one signal.
///
/// - **In:** its values in time order, any finite number.
/// - **Out:** the surprise of each, −log10 p under what was usual before it, 0 to 16.
/// - **Cost:** O(1); about 130 bytes, 300 once it was heard in three different hours.
/// - **Source:** exponential smoothing made robust by clipping errors (Gelper, Fried and Croux, Journal of Forecasting
///   2010; Huber 1964).
final class Baseline {
    // Two predictors run side by side: the level of the last hour or so, and the level of this hour of the day. The one
    // that has erred less of late speaks. Both learn from clipped errors, so that an outage does not become normal at
    // once; the surprise itself is never clipped.

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

    private final Tail tail = new Tail();
    private Hours hours = Hours.NONE;
    private int count;
    private int hoursHeard;
    private int lastHour = -1;
    private double level;
    private double error;

    /// The surprise of a value, 0 while there is no judging yet.
    ///
    /// @param time of the day in hours, 0 to 24
    double judge(double value, double time) {
        return count < WARM_UP ? 0 : tail.surprise(distance(value, time));
    }

    private double distance(double value, double time) {
        return Math.abs(value - expected(time)) / scale(time);
    }

    void learn(double value, double time) {
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
        if ((int) time != lastHour) {
            lastHour = (int) time;
            hoursHeard = Math.min(hoursHeard + 1, HOURS_HEARD);
            hours = hoursHeard == HOURS_HEARD && hours == Hours.NONE ? Hours.begin() : hours;
        }
        hours.learn(value, time, widest);
    }

    /// Learns a value that came late, while the hour that it belongs to is still being learnt.
    void learnLate(double value, double time) {
        if ((int) time == lastHour) {
            learn(value, time);
        }
    }

    private boolean hourSpeaks(double time) {
        return hours.isReady() && hours.error() < error && hours.knows(time);
    }

    private double expected(double time) {
        return hourSpeaks(time) ? hours.level(time) : level;
    }

    private double scale(double time) {
        double sigma = TO_SIGMA * (hourSpeaks(time) ? hours.error() : error);
        return Math.max(sigma, still(expected(time)));
    }

    private static double still(double level) {
        return Math.max(STILL * Math.abs(level), Float.MIN_NORMAL);
    }

    /// Where 99 of 100 values lie at this time of the day.
    Range usual(double time) {
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
    }

    static Baseline restore(DataInput in) throws IOException {
        Baseline baseline = new Baseline();
        baseline.count = SavedState.count(in, "values of a baseline", Integer.MAX_VALUE);
        baseline.hoursHeard = in.readByte();
        baseline.lastHour = in.readByte();
        baseline.level = SavedState.finite(in, "the level of a baseline");
        baseline.error = SavedState.finite(in, "the scatter of a baseline");
        baseline.tail.restore(in);
        baseline.hours = Hours.restore(in);
        return baseline;
    }
}
