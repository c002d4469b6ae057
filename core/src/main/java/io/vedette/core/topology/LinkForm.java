// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.flow.SavedTexts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Links as bytes, one after the other.
final class LinkForm {
    private static final Edge.Kind[] KINDS = Edge.Kind.values();

    private final SavedTexts texts = new SavedTexts();

    void write(Link link, DataOutput out) throws IOException {
        texts.write(out, link.edge().from().id());
        out.writeByte(link.edge().kind().ordinal());
        texts.write(out, link.edge().to().id());
        out.writeLong(link.firstNanos());
        out.writeLong(link.lastNanos());
        out.writeLong(link.calls());
        out.writeLong(link.failed());
        out.writeLong(link.durationNanos());
    }

    Link read(DataInput in, boolean ended) throws IOException {
        Entity from = Entity.parse(texts.read(in));
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new IllegalArgumentException("an edge of kind " + kind);
        }
        Edge edge = new Edge(from, KINDS[kind], Entity.parse(texts.read(in)));
        return new Link(edge, in.readLong(), in.readLong(), ended, in.readLong(), in.readLong(), in.readLong());
    }
}
