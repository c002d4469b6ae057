// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/// A series in saved state.
final class SeriesBytes {
    private SeriesBytes() {}

    static void write(Series series, DataOutput out) throws IOException {
        out.writeUTF(series.metric());
        out.writeByte(series.kind() == MetricKind.COUNTER ? 1 : 0);
        out.writeUTF(series.unit());
        out.writeInt(series.labels().size());
        for (int i = 0; i < series.labels().size(); i++) {
            out.writeUTF(series.labels().name(i));
            out.writeUTF(series.labels().value(i));
        }
    }

    static Series read(Entity entity, DataInput in) throws IOException {
        String metric = in.readUTF();
        MetricKind kind = in.readByte() == 1 ? MetricKind.COUNTER : MetricKind.GAUGE;
        String unit = in.readUTF();
        int size = SavedState.count(in, "labels", Integer.MAX_VALUE);
        TreeMap<String, String> labels = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String name = in.readUTF();
            labels.put(name, in.readUTF());
        }
        return new Series(entity, metric, Labels.of(labels), kind, unit);
    }

    static void write(Sample sample, DataOutput out) throws IOException {
        write(sample.series(), out);
        out.writeLong(sample.nanos());
        out.writeDouble(sample.value());
    }

    static Sample readSample(Entity entity, DataInput in) throws IOException {
        return new Sample(read(entity, in), in.readLong(), in.readDouble());
    }
}
