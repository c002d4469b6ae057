// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What a signal usually is at each hour of the day, and how far it strays from that.
///
/// - **Cost:** a table of 24 numbers once the signal has been heard in three different hours; an hour is learnt when it
///   ends.
final class Hours {
    static final int COUNT = 24;

    /// Of a signal that was not heard for long enough; never learns.
    static final Hours NONE = new Hours(new float[0], new byte[0]);

    /// What a day adds to an hour at least; the last week or so is remembered.
    private static final double DAY_SHARE = 0.2;

    /// Judged so often before anybody relies on it.
    private static final int READY = 240;

    private static final double MEMORY = 240;

    private final float[] levels;
    private final byte[] days;
    private int current = -1;
    private double sum;
    private int heard;
    private int judged;
    private double error;

    private Hours(float[] levels, byte[] days) {
        this.levels = levels;
        this.days = days;
    }

    static Hours begin() {
        return new Hours(new float[COUNT], new byte[COUNT]);
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
        return this != NONE && days[time.before()] > 0 && days[time.after()] > 0;
    }

    boolean hasLived(LocalHour time) {
        return this != NONE && days[time.hour()] > 0;
    }

    /// Between the middles of two hours it is drawn as a line.
    ///
    /// @param time one that it [#knows]
    double level(LocalHour time) {
        return levels[time.before()] * (1 - time.part()) + levels[time.after()] * time.part();
    }

    /// Mean distance of the hours from their mean.
    double swing() {
        double mean = 0;
        for (float level : levels) {
            mean += level / levels.length;
        }
        double swing = 0;
        for (float level : levels) {
            swing += Math.abs(level - mean) / levels.length;
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
            error += Math.max(1.0 / judged, 1 / MEMORY) * (off - error);
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
            double share = Math.max(DAY_SHARE, 1.0 / (days[current] + 1));
            levels[current] += (float) (share * (mean - levels[current]));
            days[current] = (byte) Math.min(days[current] + 1, Byte.MAX_VALUE);
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
            out.writeByte(days[hour]);
        }
        out.writeByte(current);
        out.writeDouble(sum);
        out.writeInt(heard);
        out.writeInt(judged);
        out.writeDouble(error);
    }

    static Hours restore(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return NONE;
        }
        Hours hours = begin();
        for (int hour = 0; hour < COUNT; hour++) {
            hours.levels[hour] = in.readFloat();
            hours.days[hour] = in.readByte();
        }
        hours.current = in.readByte();
        if (hours.current < -1 || hours.current >= COUNT) {
            throw new IOException("saved state is damaged: no day has an hour " + hours.current);
        }
        hours.sum = SavedState.finite(in, "the sum of an hour");
        hours.heard = SavedState.count(in, "values of an hour", Integer.MAX_VALUE);
        hours.judged = SavedState.count(in, "values judged by the hour", Integer.MAX_VALUE);
        hours.error = SavedState.finite(in, "the error by the hour");
        return hours;
    }
}
