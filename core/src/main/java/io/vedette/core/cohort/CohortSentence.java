// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Signal;
import io.vedette.core.watch.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// What sets a member apart from its kin, in words for a person.
///
/// - **State:** belongs to one look at one cohort.
final class CohortSentence {
    private static final int MOST_SIGNALS = 3;

    /// Kinds that last have an order and no probability: behind signals that left their own past.
    private static final double SURPRISE = 5;

    /// Of so many signals one of a healthy fleet is odd in a week (`bench cohorts`: 25 of 19,200, all fleets together).
    private static final double SIGNAL_WEEKS = 800;

    private final Entity entity;
    private final List<Part> parts;
    private final Distinction distinction;

    private record Odd(Part part, Signal signal, Oddness how) {}

    /// @param parts what the entity is one of
    CohortSentence(Entity entity, List<Part> parts, Distinction distinction) {
        this.entity = entity;
        this.parts = parts;
        this.distinction = distinction;
    }

    Evidence of(SortedMap<String, Oddness> odd) {
        List<Odd> found = new ArrayList<>();
        int compared = 0;
        for (Part part : parts) {
            for (int i = 0; i < part.keys().length; i++) {
                compared += part.keys()[i].isEmpty() ? 0 : 1;
                Oddness how = odd.get(part.signal(i).name());
                if (how != null) {
                    found.add(new Odd(part, part.signal(i), how));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Odd one) -> -one.how().distance())
                .thenComparing(one -> one.signal().name()));
        List<Contribution> contributions =
                found.stream().map(one -> contribution(one, 1.0 / found.size())).toList();
        return new Evidence(SURPRISE, SIGNAL_WEEKS / Math.max(1, compared), sentence(found), contributions);
    }

    private static Contribution contribution(Odd one, double share) {
        Oddness how = one.how();
        return new Contribution(one.signal().name(), one.signal().unit(), share, how.actual(), how.kin(), how.kin());
    }

    private String sentence(List<Odd> found) {
        StringBuilder text = new StringBuilder(entity.name()).append(": ");
        for (int i = 0; i < Math.min(found.size(), MOST_SIGNALS); i++) {
            text.append(i == 0 ? first(found.get(i)) : "; " + further(found.get(i)));
        }
        int more = found.size() - MOST_SIGNALS;
        text.append(more > 0 ? "; and %d more.".formatted(more) : ".");
        return text.append(
                        found.isEmpty() ? "" : distinction.of(found.getFirst().part()))
                .toString();
    }

    private static String first(Odd one) {
        Oddness how = one.how();
        return "%s is %s, its %d kin of %s are at %s"
                .formatted(
                        name(one),
                        Reading.of(how.actual(), one.signal().unit()),
                        how.others(),
                        one.part().cohort().of(),
                        Reading.of(how.kin(), one.signal().unit()));
    }

    private static String further(Odd one) {
        Oddness how = one.how();
        return "%s is %s, theirs %s"
                .formatted(
                        name(one),
                        Reading.of(how.actual(), one.signal().unit()),
                        Reading.of(how.kin(), one.signal().unit()));
    }

    /// Without the labels that say who it is.
    private static String name(Odd one) {
        String instance = one.part().instance();
        String name = SeriesName.of(one.signal().name()).shown(one.part()::isOwn);
        return instance.isEmpty() ? name : "%s of instance %s".formatted(name, instance);
    }
}
