// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Evidence in saved state.
public final class EvidenceBytes {
    private EvidenceBytes() {}

    public static void write(Evidence evidence, DataOutput out) throws IOException {
        out.writeDouble(evidence.surprise());
        out.writeUTF(evidence.sentence());
        out.writeInt(evidence.contributions().size());
        for (Contribution c : evidence.contributions()) {
            out.writeUTF(c.signal());
            out.writeUTF(c.unit());
            out.writeDouble(c.share());
            out.writeDouble(c.actual());
            write(c.expected(), out);
            write(c.usual(), out);
        }
        out.writeDouble(evidence.weeks());
    }

    private static void write(Range range, DataOutput out) throws IOException {
        out.writeDouble(range.low());
        out.writeDouble(range.high());
    }

    /// @param counted whether it was written since it is known how seldom such a stretch is
    public static Evidence read(DataInput in, boolean counted) throws IOException {
        double surprise = in.readDouble();
        String sentence = in.readUTF();
        int size = SavedState.count(in, "contributions", Integer.MAX_VALUE);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            contributions.add(new Contribution(
                    in.readUTF(), in.readUTF(), in.readDouble(), in.readDouble(), readRange(in), readRange(in)));
        }
        double weeks = counted ? SavedState.finite(in, "weeks") : 0;
        return new Evidence(surprise, weeks, sentence, contributions);
    }

    private static Range readRange(DataInput in) throws IOException {
        return new Range(in.readDouble(), in.readDouble());
    }
}
