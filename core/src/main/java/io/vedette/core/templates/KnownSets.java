// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The sets of templates that sessions were made of.
final class KnownSets {
    /// A template never seen weighs as much as so many that are merely out of place.
    private static final int NEVER_SEEN = 10;

    /// The distance of a known set to which one template joins that was never seen.
    static final int STRANGER = NEVER_SEEN + 2;

    private static final int MOST_SAVED = 1 << 20;

    private final Map<Integer, Integer> places;
    private final Map<BitSet, Integer> sets;

    private KnownSets(Map<Integer, Integer> places, Map<BitSet, Integer> sets) {
        this.places = places;
        this.sets = sets;
    }

    /// @param most sets to keep, the more frequent ones
    static KnownSets of(List<int[]> sessions, int most) {
        var places = new HashMap<Integer, Integer>();
        var sets = new LinkedHashMap<BitSet, Integer>();
        for (int[] session : sessions) {
            var set = new BitSet();
            for (int id : session) {
                set.set(places.computeIfAbsent(id, _ -> places.size()));
            }
            sets.merge(set, 1, Integer::sum);
        }
        if (sets.size() > most) {
            List<BitSet> rare = sets.entrySet().stream()
                    .sorted(Map.Entry.<BitSet, Integer>comparingByValue().reversed())
                    .skip(most)
                    .map(Map.Entry::getKey)
                    .toList();
            rare.forEach(sets::remove);
        }
        return new KnownSets(places, sets);
    }

    /// How many sessions were made of exactly these templates.
    int frequency(int[] session) {
        var set = new BitSet();
        for (int id : session) {
            Integer place = places.get(id);
            if (place == null) {
                return 0;
            }
            set.set(place);
        }
        return sets.getOrDefault(set, 0);
    }

    double distance(int[] session) {
        var set = new BitSet();
        var strangers = new HashSet<Integer>();
        for (int id : session) {
            Integer place = places.get(id);
            if (place == null) {
                strangers.add(id);
            } else {
                set.set(place);
            }
        }
        int unseen = strangers.size();
        if (unseen == 0 && sets.containsKey(set)) {
            return 0;
        }
        int nearest = Integer.MAX_VALUE;
        for (BitSet known : sets.keySet()) {
            var difference = (BitSet) known.clone();
            difference.xor(set);
            nearest = Math.min(nearest, difference.cardinality());
        }
        return 1 + nearest + unseen + NEVER_SEEN * unseen;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(places.size());
        for (Map.Entry<Integer, Integer> place : new TreeMap<>(places).entrySet()) {
            out.writeInt(place.getKey());
            out.writeInt(place.getValue());
        }
        out.writeInt(sets.size());
        for (Map.Entry<BitSet, Integer> set : sets.entrySet()) {
            out.writeInt(set.getKey().cardinality());
            for (int place : set.getKey().stream().toArray()) {
                out.writeInt(place);
            }
            out.writeInt(set.getValue());
        }
    }

    static KnownSets restore(DataInput in) throws IOException {
        var places = new HashMap<Integer, Integer>();
        int size = Saved.within(in.readInt(), 0, MOST_SAVED, "number of templates in sessions");
        for (int i = 0; i < size; i++) {
            places.put(in.readInt(), Saved.within(in.readInt(), 0, size - 1, "place of a template"));
        }
        var sets = new LinkedHashMap<BitSet, Integer>();
        int count = Saved.within(in.readInt(), 0, MOST_SAVED, "number of sets");
        for (int i = 0; i < count; i++) {
            var set = new BitSet();
            int members = Saved.within(in.readInt(), 0, size, "size of a set");
            for (int j = 0; j < members; j++) {
                set.set(Saved.within(in.readInt(), 0, size - 1, "place of a template"));
            }
            sets.put(set, in.readInt());
        }
        return new KnownSets(places, sets);
    }
}
