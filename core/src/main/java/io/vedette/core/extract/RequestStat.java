// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.numbers.QuantileSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Requests of one window: how many, how many of them failed, how long they took.
final class RequestStat {
    private static final double NANOS = 1e9;

    private long failed;
    private QuantileSketch seconds = new QuantileSketch();

    void take(boolean didFail, long durationNanos) {
        failed += didFail ? 1 : 0;
        seconds.add(durationNanos / NANOS);
    }

    long count() {
        return seconds.count();
    }

    double failedPercent() {
        return 100.0 * failed / count();
    }

    double seconds(double p) {
        return seconds.quantile(p);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(failed);
        seconds.save(out);
    }

    static RequestStat read(DataInput in) throws IOException {
        RequestStat stat = new RequestStat();
        stat.failed = in.readLong();
        stat.seconds = QuantileSketch.read(in);
        if (stat.failed < 0 || stat.failed > stat.count()) {
            throw new IOException("saved state is damaged: %d of %d failed".formatted(stat.failed, stat.count()));
        }
        return stat;
    }
}
