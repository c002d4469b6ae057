// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import io.vedette.core.flow.SavedTexts;
import io.vedette.core.watch.EvidenceBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// A member in saved state: its kin's signals have the same names, so each is spelt once.
final class MemberBytes {
    private static final int MOST_SIGNALS = 1_000_000;
    private static final int PIECE = 1_024;

    private MemberBytes() {}

    static void write(Member member, DataOutput out, SavedTexts texts) throws IOException {
        texts.write(out, member.entity().id());
        Levels levels = member.levels();
        out.writeLong(levels.nanos());
        out.writeInt(levels.signals().size());
        for (int i = 0; i < levels.signals().size(); i++) {
            Signal signal = levels.signals().get(i);
            texts.write(out, signal.name());
            texts.write(out, signal.unit());
            out.writeFloat(levels.values()[i]);
            out.writeBoolean(levels.moves().get(i));
        }
        out.writeInt(member.odd().size());
        for (Map.Entry<String, Oddness> entry : member.odd().entrySet()) {
            texts.write(out, entry.getKey());
            entry.getValue().save(out);
        }
        Member.Telling telling = member.telling();
        texts.write(out, telling.id());
        out.writeLong(telling.startNanos());
        out.writeLong(telling.openNanos());
        out.writeInt(telling.width());
        EvidenceBytes.write(telling.evidence(), out);
    }

    static Member read(DataInput in, SavedTexts texts) throws IOException {
        Member member = new Member(levels(in, texts));
        for (int left = SavedState.count(in, "odd signals", MOST_SIGNALS); left > 0; left--) {
            member.odd().put(texts.read(in), Oddness.restore(in));
        }
        member.restore(new Member.Telling(
                texts.read(in),
                in.readLong(),
                in.readLong(),
                SavedState.count(in, "signals told", MOST_SIGNALS),
                EvidenceBytes.read(in, true)));
        return member;
    }

    private static Levels levels(DataInput in, SavedTexts texts) throws IOException {
        Entity entity = Entity.parse(texts.read(in));
        long nanos = in.readLong();
        int size = SavedState.count(in, "signals of a member", MOST_SIGNALS);
        List<Signal> signals = new ArrayList<>();
        float[] values = new float[Math.min(size, PIECE)];
        BitSet moves = new BitSet();
        for (int i = 0; i < size; i++) {
            signals.add(new Signal(texts.read(in), texts.read(in)));
            values = i < values.length ? values : Arrays.copyOf(values, 2 * values.length);
            values[i] = in.readFloat();
            moves.set(i, in.readBoolean());
        }
        return new Levels(entity, nanos, List.copyOf(signals), Arrays.copyOf(values, size), moves);
    }
}
