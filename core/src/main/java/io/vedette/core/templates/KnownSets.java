// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sets of templates that sessions were made of.
final class KnownSets {
    /// A template never seen weighs as much as so many that are merely out of place.
    private static final int NEVER_SEEN = 10;

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
}
