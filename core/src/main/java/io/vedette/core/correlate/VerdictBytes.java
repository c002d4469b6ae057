// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A verdict in saved state.
final class VerdictBytes {
    private VerdictBytes() {}

    static void write(Verdict verdict, DataOutput out) throws IOException {
        SavedState.writeText(verdict.entity().id(), out);
        out.writeLong(verdict.nanos());
        SavedState.writeText(verdict.incident(), out);
        out.writeUTF(verdict.kind().name());
        SavedState.writeText(verdict.subject(), out);
        SavedState.writeText(verdict.who(), out);
        SavedState.writeText(verdict.note(), out);
    }

    static Verdict read(DataInput in) throws IOException {
        return new Verdict(
                Entity.parse(SavedState.text(in, "an entity")),
                in.readLong(),
                SavedState.text(in, "an incident"),
                Verdict.Kind.valueOf(in.readUTF()),
                SavedState.text(in, "a subject"),
                SavedState.text(in, "who said it"),
                SavedState.text(in, "a note"));
    }
}
