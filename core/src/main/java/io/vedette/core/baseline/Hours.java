// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// What a signal usually is at each hour of the day, and how far it strays from that.
///
/// - **Cost:** a table of 24 numbers once the signal has been heard in three different hours; an hour is learnt when it
///   ends.
final class Hours {
    static final int COUNT = 24;

    /// Of a signal that was not heard for long enough; never learns.
    static final Hours NONE = new Hours(new float[0]);

    /// What a day adds to an hour at least; the last week or so is remembered.
    private static final double DAY_SHARE = 0.2;

    /// Judged so often before anybody relies on it.
    private static final int READY = 240;

    private static final double MEMORY = 240;

    /// NaN where an hour has not been lived through.
    private final float[] levels;

    private int closed;
    private int current = -1;
    private int heard;
    private int judged;
    private double sum;
    private float error;

    private Hours(float[] levels) {
        this.levels = levels;
    }

    static Hours begin() {
        float[] levels = new float[COUNT];
        Arrays.fill(levels, Float.NaN);
        return new Hours(levels);
    }

    boolean isReady() {
        return judged >= READY;
    }

    /// How many values it was measured by.
    int judged() {
        return judged;
    }

    /// Mean absolute error of late.
    double error() {
        return error;
    }

    /// Whether this hour and the one beside it have been lived through.
    boolean knows(LocalHour time) {
        return this != NONE && !Float.isNaN(levels[time.before()]) && !Float.isNaN(levels[time.after()]);
    }

    boolean hasLived(LocalHour time) {
        return this != NONE && !Float.isNaN(levels[time.hour()]);
    }

    /// Between the middles of two hours it is drawn as a line.
    ///
    /// @param time one that it [#knows]
    double level(LocalHour time) {
        return levels[time.before()] * (1 - time.part()) + levels[time.after()] * time.part();
    }

    /// Mean distance of the hours from their mean.
    double swing() {
        double sum = 0;
        int known = 0;
        for (float level : levels) {
            known += Float.isNaN(level) ? 0 : 1;
            sum += Float.isNaN(level) ? 0 : level;
        }
        double swing = 0;
        for (float level : levels) {
            swing += Float.isNaN(level) ? 0 : Math.abs(level - sum / known) / known;
        }
        return swing;
    }

    /// The whole day lies higher from now on.
    void lift(double by) {
        for (int hour = 0; hour < levels.length; hour++) {
            levels[hour] += (float) by;
        }
    }

    /// @param widest errors further out count as this
    void learn(double value, LocalHour time, double widest) {
        if (this == NONE) {
            return;
        }
        if (knows(time)) {
            judged = Math.min(judged, Integer.MAX_VALUE - 1) + 1;
            double off = Math.min(Math.abs(value - level(time)), widest);
            error += (float) (Math.max(1.0 / judged, 1 / MEMORY) * (Math.min(off, Float.MAX_VALUE / 2) - error));
        }
        if (time.hour() != current) {
            close();
            current = time.hour();
        }
        sum += value;
        heard++;
    }

    private void close() {
        if (heard > 0 && Double.isFinite(sum)) {
            double mean = sum / heard;
            double share = Math.max(DAY_SHARE, 1.0 / (closed / COUNT + 1));
            boolean first = Float.isNaN(levels[current]);
            levels[current] = (float) (first ? mean : levels[current] + share * (mean - levels[current]));
            closed = Math.min(closed, Integer.MAX_VALUE - 1) + 1;
        }
        sum = 0;
        heard = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(this != NONE);
        if (this == NONE) {
            return;
        }
        for (int hour = 0; hour < COUNT; hour++) {
            out.writeFloat(levels[hour]);
        }
        out.writeInt(closed);
        out.writeByte(current);
        out.writeDouble(sum);
        out.writeInt(heard);
        out.writeInt(judged);
        out.writeDouble(error);
    }

    static Hours restore(DataInput in) throws IOException {
        return restore(in, false);
    }

    /// Of the fifth format of watch state, which counted the days of each hour.
    static Hours restoreOld(DataInput in) throws IOException {
        return restore(in, true);
    }

    private static Hours restore(DataInput in, boolean counted) throws IOException {
        if (!in.readBoolean()) {
            return NONE;
        }
        Hours hours = begin();
        for (int hour = 0; hour < COUNT; hour++) {
            float level = in.readFloat();
            int days = counted ? in.readByte() : 1;
            hours.levels[hour] = days > 0 ? level : Float.NaN;
            hours.closed += counted ? days : 0;
        }
        hours.closed = counted ? hours.closed : SavedState.count(in, "hours learnt", Integer.MAX_VALUE);
        hours.current = in.readByte();
        if (hours.current < -1 || hours.current >= COUNT) {
            throw new IOException("saved state is damaged: no day has an hour " + hours.current);
        }
        hours.sum = SavedState.finite(in, "the sum of an hour");
        hours.heard = SavedState.count(in, "values of an hour", Integer.MAX_VALUE);
        hours.judged = SavedState.count(in, "values judged by the hour", Integer.MAX_VALUE);
        hours.error = (float) Math.min(SavedState.finite(in, "the error by the hour"), Float.MAX_VALUE / 2);
        return hours;
    }
}
