// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Item;
import io.vedette.core.domain.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which members to show first, and what the incident is called after them.
final class Strongest {
    private Strongest() {}

    /// The one that opened it, then the others: what is wrong before what was changed, the strongest first.
    static List<Member> of(Collection<Member> members) {
        Member first = members.iterator().next();
        List<Member> others = new ArrayList<>(members);
        others.remove(0);
        others.sort(Comparator.comparingDouble((Member member) -> -strength(member.item()))
                .thenComparingLong(Member::startNanos)
                .thenComparing(Member::fingerprint));
        List<Member> shown = new ArrayList<>();
        shown.add(first);
        shown.addAll(others.subList(0, Math.min(others.size(), Incident.MOST_SHOWN - 1)));
        return shown;
    }

    /// @param entities how many are in trouble; what was only changed is not
    static String title(List<Member> shown, long entities) {
        Item strongest = shown.stream()
                .map(Member::item)
                .max(Comparator.comparingDouble(Strongest::strength))
                .orElseThrow();
        String sentence = switch (strongest) {
            case Anomaly anomaly -> anomaly.evidence().sentence();
            case Alert alert -> "%s: %s".formatted(alert.entity().name(), alert.title());
            case Change change -> "%s: %s".formatted(change.entity().name(), change.title());
        };
        if (entities <= 1) {
            return sentence;
        }
        String whole = sentence.matches(".*[.!?]") ? sentence : sentence + ".";
        return entities == 2
                ? whole + " One more entity is in trouble with it."
                : "%s %d more entities are in trouble with it.".formatted(whole, entities - 1);
    }

    /// An order, not a measure: a surprise of ours reaches to 16, an alert's severity is put among them.
    private static double strength(Item item) {
        return switch (item) {
            case Anomaly anomaly -> anomaly.evidence().surprise();
            case Alert alert ->
                switch (alert.severity()) {
                    case FATAL -> 14;
                    case ERROR -> 10;
                    case WARN -> 5;
                    case NONE -> 3;
                    case INFO, DEBUG, TRACE -> 1;
                };
            case Change _ -> -1;
        };
    }
}
