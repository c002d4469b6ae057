// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// The form in which open points stand in a snapshot: by name, so that they outlive a lost catalogue.
final class OpenPoints {
    private static final int VERSION = 1;

    private OpenPoints() {}

    static void save(Catalogue catalogue, DataOutput out) throws IOException {
        Collection<SignalPoints> all = catalogue.all();
        out.writeByte(VERSION);
        out.writeInt(all.size());
        for (SignalPoints points : all) {
            writeText(points.entity().id(), out);
            writeText(points.signal().name(), out);
            writeText(points.signal().unit(), out);
            points.save(out);
        }
    }

    static void restore(Catalogue catalogue, DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new Damaged("open points of version " + version + ", this Vedette reads " + VERSION);
        }
        for (int left = in.readInt(); left > 0; left--) {
            Entity entity = Entity.parse(readText(in));
            String name = readText(in);
            catalogue.of(entity, new Signal(name, readText(in))).restore(in);
        }
    }

    /// Not writeUTF: a name with many labels may be longer than its 64 KiB.
    private static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > ChunkCodec.MOST) {
            throw new Damaged("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
