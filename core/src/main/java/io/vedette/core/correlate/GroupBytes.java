// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/// A group in saved state. All news was told before it is written.
final class GroupBytes {
    private static final int MOST = 10_000_000;

    private GroupBytes() {}

    static void write(Group group, DataOutput out) throws IOException {
        SavedState.writeText(group.id(), out);
        out.writeLong(group.startNanos());
        SavedState.writeText(group.expected(), out);
        out.writeInt(group.members().size());
        for (Member member : group.members()) {
            ItemBytes.write(member, out);
        }
        out.writeInt(group.places().size());
        for (String place : group.places()) {
            SavedState.writeText(place, out);
        }
        out.writeInt(group.held().size());
        for (Map.Entry<String, Long> held : group.held().entrySet()) {
            SavedState.writeText(held.getKey(), out);
            out.writeLong(held.getValue());
        }
        Former.write(group.formers(), out);
        Group.Rest rest = group.rest();
        out.writeUTF(rest.life().state().name());
        out.writeBoolean(rest.life().acknowledged());
        out.writeBoolean(rest.life().returned());
        SavedState.writeText(rest.leftFrom(), out);
        out.writeInt(rest.looked());
        out.writeLong(rest.lastNanos());
        out.writeLong(rest.lastWord());
        out.writeLong(rest.endNanos());
        out.writeBoolean(rest.told());
    }

    /// @param isWhole whether it was saved with those that became part of it, and with what it was part of
    static Group read(DataInput in, boolean isWhole) throws IOException {
        Group group = new Group(SavedState.text(in, "an id"), in.readLong(), SavedState.text(in, "what was announced"));
        int members = SavedState.count(in, "members", MOST);
        if (members == 0) {
            throw new IllegalArgumentException("an incident without members");
        }
        for (int left = members; left > 0; left--) {
            group.put(ItemBytes.member(in));
        }
        for (int left = SavedState.count(in, "places", MOST); left > 0; left--) {
            group.places().add(SavedState.text(in, "a place"));
        }
        for (int left = SavedState.count(in, "alerts that come and go", members); left > 0; left--) {
            String fingerprint = SavedState.text(in, "a fingerprint");
            if (group.member(fingerprint).isEmpty()) {
                throw new IllegalArgumentException("an alert that is no member");
            }
            group.hold(fingerprint, in.readLong());
        }
        if (isWhole) {
            group.formers().putAll(Former.read(in));
        }
        Life life = new Life(Incident.State.valueOf(in.readUTF()), in.readBoolean(), in.readBoolean());
        String leftFrom = isWhole ? SavedState.text(in, "where it was") : "";
        int looked = isWhole ? in.readInt() : 0;
        long lastNanos = in.readLong();
        long lastWord = in.readLong();
        group.restore(new Group.Rest(life, leftFrom, looked, lastNanos, lastWord, in.readLong(), in.readBoolean()));
        return group;
    }
}
