// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// An anomaly that is going on.
///
/// @param evidence at the moment of the highest surprise so far
record Spell(Anomaly.Kind kind, long startNanos, Evidence evidence) {
    /// A rise of half an order of magnitude is news; less is noise and would only be written down.
    private static final double NEWS = 0.5;

    /// The same, for how seldom a stretch is: a surprise has a largest value, this has none.
    private static final double SELDOMER = Math.pow(10, NEWS);

    /// Nothing is going on.
    static final Spell NONE = new Spell(Anomaly.Kind.UNUSUAL, Long.MIN_VALUE, new Evidence(0, "", List.of()));

    boolean isOpen() {
        return this != NONE;
    }

    boolean isNews(double surprise, double weeks) {
        return surprise >= evidence.surprise() + NEWS || weeks > evidence.weeks() * SELDOMER;
    }

    Spell with(Evidence stronger) {
        return new Spell(kind, startNanos, stronger);
    }

    Anomaly tell(Entity entity, Anomaly.Phase phase, long nanos) {
        return new Anomaly(Anomaly.idOf(entity, kind, startNanos), entity, kind, phase, startNanos, nanos, evidence);
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeLong(startNanos);
        EvidenceBytes.write(evidence, out);
    }

    /// @param counted see [EvidenceBytes#read]
    static Spell restore(DataInput in, boolean counted) throws IOException {
        Anomaly.Kind[] kinds = Anomaly.Kind.values();
        int kind = in.readUnsignedByte();
        if (kind >= kinds.length) {
            throw new IOException("saved state is damaged: no anomaly is of kind " + kind);
        }
        return new Spell(kinds[kind], in.readLong(), EvidenceBytes.read(in, counted));
    }
}
