// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.course;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Something that is going on with a signal.
///
/// @param usual      where it was before, see [Deviation#usual]
/// @param usualNanos see [Deviation#usualNanos]
public record Going(Deviation.Kind kind, long sinceNanos, Range usual, long usualNanos) {
    public void save(DataOutput out) throws IOException {
        out.writeUTF(kind.name());
        out.writeLong(sinceNanos);
        out.writeDouble(usual.low());
        out.writeDouble(usual.high());
        out.writeLong(usualNanos);
    }

    public static Going restore(DataInput in) throws IOException {
        return new Going(
                Deviation.Kind.valueOf(in.readUTF()),
                in.readLong(),
                new Range(
                        SavedState.finite(in, "what was usual before"), SavedState.finite(in, "what was usual before")),
                in.readLong());
    }
}
