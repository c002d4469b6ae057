// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Item;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Items and members in saved state.
final class ItemBytes {
    private static final int ANOMALY = 0;
    private static final int ALERT = 1;
    private static final int CHANGE = 2;
    private static final int MOST_PAIRS = 100_000;

    private ItemBytes() {}

    static void write(Member member, DataOutput out) throws IOException {
        write(member.item(), out);
        out.writeLong(member.startNanos());
        out.writeBoolean(member.goesOn());
        SavedState.writeText(member.why(), out);
    }

    static Member member(DataInput in) throws IOException {
        return new Member(read(in), in.readLong(), in.readBoolean(), SavedState.text(in, "why"));
    }

    static void write(Item item, DataOutput out) throws IOException {
        switch (item) {
            case Anomaly anomaly -> {
                out.writeByte(ANOMALY);
                AnomalyBytes.write(anomaly, out);
            }
            case Alert alert -> {
                out.writeByte(ALERT);
                head(alert, alert.source(), alert.key(), alert.title(), out);
                out.writeUTF(alert.severity().name());
                out.writeBoolean(alert.firing());
                pairs(alert.labels(), out);
            }
            case Change change -> {
                out.writeByte(CHANGE);
                head(change, change.source(), change.key(), change.title(), out);
                SavedState.writeText(change.kind(), out);
                pairs(change.attributes(), out);
            }
        }
    }

    private static void head(Item item, String source, String key, String title, DataOutput out) throws IOException {
        SavedState.writeText(item.entity().id(), out);
        out.writeLong(item.nanos());
        SavedState.writeText(source, out);
        SavedState.writeText(key, out);
        SavedState.writeText(title, out);
    }

    private static void pairs(SortedMap<String, String> pairs, DataOutput out) throws IOException {
        out.writeInt(pairs.size());
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            SavedState.writeText(pair.getKey(), out);
            SavedState.writeText(pair.getValue(), out);
        }
    }

    static Item read(DataInput in) throws IOException {
        int which = in.readUnsignedByte();
        return switch (which) {
            case ANOMALY -> AnomalyBytes.read(in, true);
            case ALERT -> alert(in);
            case CHANGE -> change(in);
            default -> throw new IllegalArgumentException("an item of kind " + which);
        };
    }

    private static Alert alert(DataInput in) throws IOException {
        return new Alert(
                Entity.parse(SavedState.text(in, "an entity")),
                in.readLong(),
                SavedState.text(in, "a source"),
                SavedState.text(in, "a key"),
                SavedState.text(in, "a title"),
                Severity.valueOf(in.readUTF()),
                in.readBoolean(),
                pairs(in));
    }

    private static Change change(DataInput in) throws IOException {
        Entity entity = Entity.parse(SavedState.text(in, "an entity"));
        long nanos = in.readLong();
        String source = SavedState.text(in, "a source");
        String key = SavedState.text(in, "a key");
        String title = SavedState.text(in, "a title");
        return new Change(entity, nanos, source, key, SavedState.text(in, "a kind"), title, pairs(in));
    }

    private static SortedMap<String, String> pairs(DataInput in) throws IOException {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (int left = SavedState.count(in, "labels", MOST_PAIRS); left > 0; left--) {
            String name = SavedState.text(in, "a label");
            pairs.put(name, SavedState.text(in, "a value"));
        }
        return pairs;
    }
}
