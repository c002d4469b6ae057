// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Deviations in saved state.
public final class DeviationBytes {
    private DeviationBytes() {}

    public static void write(List<Deviation> all, DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (Deviation one : all) {
            SavedState.writeText(one.signal(), out);
            out.writeUTF(one.unit());
            out.writeDouble(one.actual());
            out.writeDouble(one.usual().low());
            out.writeDouble(one.usual().high());
            out.writeDouble(one.surprise());
            out.writeUTF(one.kind().name());
            out.writeLong(one.sinceNanos());
            out.writeLong(one.usualNanos());
        }
    }

    public static List<Deviation> read(DataInput in, int most) throws IOException {
        return read(in, most, true);
    }

    /// Of the fifth format, which had no kinds.
    static List<Deviation> readOld(DataInput in, int most) throws IOException {
        return read(in, most, false);
    }

    private static List<Deviation> read(DataInput in, int most, boolean kinds) throws IOException {
        int size = SavedState.count(in, "deviations", most);
        List<Deviation> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String signal = SavedState.text(in, "the name of a signal");
            String unit = in.readUTF();
            double actual = in.readDouble();
            Range usual = new Range(in.readDouble(), in.readDouble());
            double surprise = in.readDouble();
            Deviation.Kind kind = actual < usual.low() ? Deviation.Kind.DIP : Deviation.Kind.SPIKE;
            all.add(new Deviation(
                    signal,
                    unit,
                    kinds ? Deviation.Kind.valueOf(in.readUTF()) : kind,
                    actual,
                    usual,
                    surprise,
                    kinds ? in.readLong() : 0,
                    kinds ? in.readLong() : 0));
        }
        return all.isEmpty() ? List.of() : all;
    }
}
