// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often two entities were in one incident before, and how often a person took them apart. It fades: half of it is
/// forgotten in 30 days.
///
/// - **Cost:** O(log entities) a question; an entity has 50 companions at most, the faintest go first.
final class Company {
    private static final double HALF_LIFE_NANOS = 30 * 86_400e9;
    private static final int MOST = 50;
    private static final int MOST_ENTITIES = 1_000_000;

    /// Together before it is believed: three times makes a half.
    private static final double DOUBT = 3;

    private final SortedMap<Entity, SortedMap<Entity, Past>> pasts = new TreeMap<>();

    private record Past(double together, double apart, long nanos) {
        static final Past NONE = new Past(0, 0, 0);

        Past at(long now) {
            double left = Math.pow(0.5, Math.max(0, now - nanos) / HALF_LIFE_NANOS);
            return new Past(together * left, apart * left, Math.max(now, nanos));
        }

        double sum() {
            return together + apart;
        }
    }

    void together(Entity one, Entity other, double weight, long nanos) {
        add(one, other, weight, 0, nanos);
    }

    void apart(Entity one, Entity other, double weight, long nanos) {
        add(one, other, 0, weight, nanos);
    }

    private void add(Entity one, Entity other, double together, double apart, long nanos) {
        Past past = past(one, other, nanos);
        Past next = new Past(past.together() + together, past.apart() + apart, past.nanos());
        put(one, other, next);
        put(other, one, next);
    }

    private void put(Entity one, Entity other, Past past) {
        SortedMap<Entity, Past> known = pasts.computeIfAbsent(one, _ -> new TreeMap<>());
        known.put(other, past);
        if (known.size() > MOST) {
            known.entrySet().stream()
                    .min(Comparator.comparingDouble(
                            entry -> entry.getValue().at(past.nanos()).sum()))
                    .map(Map.Entry::getKey)
                    .ifPresent(known::remove);
        }
    }

    /// Whoever was ever together with it.
    Set<Entity> of(Entity entity) {
        return pasts.getOrDefault(entity, new TreeMap<>()).keySet();
    }

    /// 0 for strangers, towards 1 for those who always come together.
    double closeness(Entity one, Entity other, long nanos) {
        Past past = past(one, other, nanos);
        return past.together() / (past.sum() + DOUBT);
    }

    /// 1 unless a person took them apart; each time makes the rest smaller.
    double forgiveness(Entity one, Entity other, long nanos) {
        Past past = past(one, other, nanos);
        return (past.together() + 1) / (past.sum() + 1);
    }

    /// How often, rounded, for words.
    long times(Entity one, Entity other, long nanos) {
        return Math.round(past(one, other, nanos).together());
    }

    private Past past(Entity one, Entity other, long nanos) {
        return pasts.getOrDefault(one, new TreeMap<>())
                .getOrDefault(other, Past.NONE)
                .at(nanos);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(pasts.size());
        for (Map.Entry<Entity, SortedMap<Entity, Past>> one : pasts.entrySet()) {
            SavedState.writeText(one.getKey().id(), out);
            out.writeInt(one.getValue().size());
            for (Map.Entry<Entity, Past> other : one.getValue().entrySet()) {
                SavedState.writeText(other.getKey().id(), out);
                out.writeDouble(other.getValue().together());
                out.writeDouble(other.getValue().apart());
                out.writeLong(other.getValue().nanos());
            }
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "entities", MOST_ENTITIES); left > 0; left--) {
            SortedMap<Entity, Past> known = new TreeMap<>();
            pasts.put(Entity.parse(SavedState.text(in, "an entity")), known);
            for (int more = SavedState.count(in, "companions", MOST); more > 0; more--) {
                Entity other = Entity.parse(SavedState.text(in, "an entity"));
                double together = SavedState.finite(in, "times together");
                known.put(other, new Past(together, SavedState.finite(in, "times apart"), in.readLong()));
            }
        }
    }
}
