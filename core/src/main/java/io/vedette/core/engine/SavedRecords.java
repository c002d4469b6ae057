// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Entity;
import io.vedette.core.engine.MinuteShare.Whose;
import io.vedette.core.flow.SavedState;
import io.vedette.core.keep.RecordForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How a [RecordKeeper]'s memory stands in a snapshot.
final class SavedRecords {
    private static final int MOST_ENTITIES = 1 << 24;

    private SavedRecords() {}

    static void save(DataOutput out, long nowNanos, long heard, Collection<Entity> troubled) throws IOException {
        out.writeLong(nowNanos);
        out.writeLong(heard);
        out.writeInt(troubled.size());
        for (Entity entity : troubled) {
            save(out, entity);
        }
    }

    static List<Entity> entities(DataInput in) throws IOException {
        List<Entity> entities = new ArrayList<>();
        for (int left = SavedState.count(in, "entities in trouble", MOST_ENTITIES); left > 0; left--) {
            entities.add(entity(in));
        }
        return entities;
    }

    static void save(DataOutput out, Map<Whose, MinuteShare> shares, RecentRecords recent) throws IOException {
        List<Held> all = new ArrayList<>();
        recent.all().forEach(all::add);
        out.writeInt(shares.size());
        for (Map.Entry<Whose, MinuteShare> entry : shares.entrySet()) {
            MinuteShare share = entry.getValue();
            save(out, entry.getKey().entity());
            out.writeBoolean(entry.getKey().spans());
            out.writeInt(share.grave);
            out.writeInt(share.whole);
            out.writeInt(share.settled);
            share.waiting().stream().filter(held -> !held.recent).forEach(all::add);
        }
        out.writeInt(all.size());
        RecordForm.Writer form = new RecordForm.Writer(out);
        for (Held held : all) {
            held.save(out, form);
        }
    }

    /// @return the weight of what waits for its minute's end
    static long restore(DataInput in, Map<Whose, MinuteShare> shares, RecentRecords recent) throws IOException {
        for (int left = SavedState.count(in, "shares of a minute", MOST_ENTITIES); left > 0; left--) {
            Entity entity = entity(in);
            MinuteShare share = new MinuteShare();
            shares.put(new Whose(entity, in.readBoolean()), share);
            share.grave = in.readInt();
            share.whole = in.readInt();
            share.settled = in.readInt();
        }
        long waiting = 0;
        RecordForm.Reader form = new RecordForm.Reader(in);
        for (int left = SavedState.count(in, "records", Integer.MAX_VALUE); left > 0; left--) {
            Held held = Held.read(in, form);
            if (held.chosen) {
                Whose whose = new Whose(held.entity(), held.isSpan());
                waiting += shares.computeIfAbsent(whose, _ -> new MinuteShare()).restore(held);
            }
            if (held.recent) {
                recent.add(held);
            }
        }
        return waiting;
    }

    /// A name of 256 characters fits into what writeUTF can tell.
    private static void save(DataOutput out, Entity entity) throws IOException {
        out.writeUTF(entity.kind());
        out.writeUTF(entity.name());
    }

    private static Entity entity(DataInput in) throws IOException {
        String kind = in.readUTF();
        return new Entity(kind, in.readUTF());
    }
}
