// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.watch.EvidenceBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// An anomaly in saved state.
final class AnomalyBytes {
    private AnomalyBytes() {}

    static void write(Anomaly anomaly, DataOutput out) throws IOException {
        out.writeUTF(anomaly.id());
        out.writeUTF(anomaly.entity().id());
        out.writeUTF(anomaly.kind().name());
        out.writeUTF(anomaly.phase().name());
        out.writeLong(anomaly.startNanos());
        out.writeLong(anomaly.nanos());
        EvidenceBytes.write(anomaly.evidence(), out);
    }

    /// @param counted whether it was written since it is known how seldom an anomaly is
    static Anomaly read(DataInput in, boolean counted) throws IOException {
        return new Anomaly(
                in.readUTF(),
                Entity.parse(in.readUTF()),
                Anomaly.Kind.valueOf(in.readUTF()),
                Anomaly.Phase.valueOf(in.readUTF()),
                in.readLong(),
                in.readLong(),
                EvidenceBytes.read(in, counted));
    }
}
