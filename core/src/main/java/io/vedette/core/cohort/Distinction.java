// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an odd member is that none of its kin is: the only one with a version, in a zone, on a host.
///
/// - **State:** belongs to one look at one cohort.
final class Distinction {
    private static final int MOST = 2;

    private final List<Part> kin;
    private final Belonging belonging;
    private final long nanos;

    /// A label of which it has a value that only odd ones have.
    ///
    /// @param others odd ones that have it too
    private record Own(String label, String value, int others) {}

    Distinction(List<Part> kin, Belonging belonging, long nanos) {
        this.kin = kin;
        this.belonging = belonging;
        this.nanos = nanos;
    }

    /// A sentence behind a space; empty where nothing known sets it apart.
    String of(Part part) {
        List<Own> found = new ArrayList<>();
        traits(part).forEach((label, value) -> {
            int others = Traits.isGroup(label) ? -1 : others(part, label, value);
            if (others >= 0) {
                found.add(new Own(label, value, others));
            }
        });
        found.sort(Comparator.comparingInt(own -> Traits.rank(own.label())));
        List<Own> told = found.stream().limit(MOST).toList();
        if (told.isEmpty()) {
            return "";
        }
        String what = String.join(
                " and ",
                told.stream().map(own -> word(own.label()) + " " + own.value()).toList());
        int others = told.getFirst().others();
        return others == 0
                ? " It is the only one with %s.".formatted(what)
                : " Only it and %d other odd one%s have %s.".formatted(others, others == 1 ? "" : "s", what);
    }

    private SortedMap<String, String> traits(Part part) {
        SortedMap<String, String> all = new TreeMap<>(part.traits().all());
        belonging.place(part.member().entity()).ifPresent(place -> all.put(place.kind(), place.name()));
        return all;
    }

    /// @return how many others that are odd have it too; negative if it sets nobody apart: one that is not odd has it,
    ///         or the others have hardly anything in common there either
    private int others(Part part, String label, String value) {
        Map<String, Integer> elsewhere = new HashMap<>();
        int odd = 0;
        int known = 0;
        for (Part other : kin) {
            if (other == part) {
                continue;
            }
            String theirs = traits(other).getOrDefault(label, "");
            if (theirs.equals(value)) {
                if (!other.isOdd(nanos)) {
                    return -1;
                }
                odd++;
            } else if (!theirs.isEmpty()) {
                known++;
                elsewhere.merge(theirs, 1, Integer::sum);
            }
        }
        boolean common = known * 5 >= (kin.size() - 1 - odd) * 4 && elsewhere.size() * 2 <= known;
        return common && known > 0 ? odd : -1;
    }

    /// `service.version` is a version, `topology_kubernetes_io_zone` a zone.
    private static String word(String label) {
        return label.replaceAll("^.*[._](version|zone)$", "$1").replace('_', ' ');
    }
}
