// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span.Role;
import io.vedette.core.flow.SavedTexts;
import io.vedette.core.topology.HeldSpan.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Held spans as bytes, one after the other.
final class HeldSpanForm {
    private static final Role[] ROLES = Role.values();

    private final SavedTexts texts = new SavedTexts();

    void write(HeldSpan span, DataOutput out) throws IOException {
        out.writeLong(span.place().trace());
        out.writeLong(span.place().span());
        out.writeLong(span.parent());
        out.writeByte(span.role().ordinal() << 2 | (span.failed() ? 2 : 0) | (span.isCalling() ? 1 : 0));
        out.writeLong(span.startNanos());
        out.writeLong(span.durationNanos());
        texts.write(out, span.entity().id());
        texts.write(out, span.clock());
        texts.write(out, span.peer());
    }

    HeldSpan read(DataInput in) throws IOException {
        long trace = in.readLong();
        long id = in.readLong();
        long parent = in.readLong();
        int shape = in.readUnsignedByte();
        if (shape >> 2 >= ROLES.length) {
            throw new IllegalArgumentException("a role of number " + (shape >> 2));
        }
        long start = in.readLong();
        long duration = in.readLong();
        if (duration < 0) {
            throw new IllegalArgumentException("a span of " + duration + " ns");
        }
        Entity entity = Entity.parse(texts.read(in));
        Place place = new Place(trace, id, (shape & 1) == 1);
        return new HeldSpan(
                place,
                parent,
                entity,
                texts.read(in),
                ROLES[shape >> 2],
                (shape & 2) != 0,
                texts.read(in),
                start,
                duration);
    }
}
