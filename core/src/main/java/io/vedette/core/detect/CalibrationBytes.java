// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.numbers.Histogram;
import io.vedette.core.numbers.NormalityTest;
import io.vedette.core.numbers.PotTail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A calibration in a model file.
final class CalibrationBytes {
    private static final int MOST_BINS = 10_000;

    private CalibrationBytes() {}

    static void write(Calibration calibration, DataOutput out) throws IOException {
        calibration.tail().write(out);
        out.writeDouble(calibration.histogram().low());
        out.writeDouble(calibration.histogram().high());
        out.writeInt(calibration.histogram().counts().length);
        for (long count : calibration.histogram().counts()) {
            out.writeLong(count);
        }
        out.writeDouble(calibration.shapiro().statistic());
        out.writeDouble(calibration.shapiro().p());
        out.writeDouble(calibration.lilliefors().statistic());
        out.writeDouble(calibration.lilliefors().p());
        out.writeDouble(calibration.limit());
        out.writeUTF(calibration.method());
        for (double value : calibration.summary()) {
            out.writeDouble(value);
        }
        calibration.episodes().write(out);
    }

    /// @param counted   whether stretches were counted when it was written
    /// @param stepNanos from one score to the next
    static Calibration read(DataInput in, boolean counted, long stepNanos) throws IOException {
        PotTail tail = PotTail.read(in);
        double low = in.readDouble();
        double high = in.readDouble();
        int bins = in.readInt();
        if (bins < 1 || bins > MOST_BINS) {
            throw new IOException("a histogram of " + bins + " bins");
        }
        long[] counts = new long[bins];
        for (int i = 0; i < bins; i++) {
            counts[i] = in.readLong();
        }
        NormalityTest shapiro = new NormalityTest(in.readDouble(), in.readDouble());
        NormalityTest lilliefors = new NormalityTest(in.readDouble(), in.readDouble());
        double limit = in.readDouble();
        if (!Double.isFinite(limit)) {
            throw new IOException("a calibration whose limit is " + limit);
        }
        String method = in.readUTF();
        double[] summary = new double[Calibration.SUMMARY.length];
        for (int i = 0; i < summary.length; i++) {
            summary[i] = in.readDouble();
        }
        Episodes episodes = counted ? Episodes.read(in) : Episodes.ofMoments(tail, stepNanos);
        return new Calibration(
                tail, new Histogram(low, high, counts), shapiro, lilliefors, limit, method, summary, episodes);
    }
}
