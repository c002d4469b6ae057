// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.Ledger.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Past incidents like one: the same cause, the same entities, the same kinds of members; and what ended them.
record SimilarIncidents(Ledger ledger) {
    private static final int MOST = 3;

    /// Of so many entities are past incidents looked for, and so many of each.
    private static final int ENTITIES = 4;
    private static final int OF_EACH = 15;

    private static final double CAUSE = 0.5;
    private static final double COMPANY = 0.3;
    private static final double KINDS = 0.2;

    /// A change that far before an end may have brought it.
    private static final Duration MENDS_WITHIN = Duration.ofMinutes(15);

    /// @param likeness 0 to 1, for the order
    /// @param why      what they have in common
    /// @param ended    what a person said when it ended, or which change came just before; may be empty
    record View(String id, String title, long startMs, long endMs, double likeness, String why, String ended) {}

    private record Likeness(double weight, String why) {}

    /// The most alike first.
    List<View> of(CaseFile file) throws IOException {
        List<View> alike = new ArrayList<>();
        for (Incident past : candidates(file.incident())) {
            Likeness likeness = likeness(file, past);
            if (likeness.weight() > 0) {
                alike.add(new View(
                        past.id(),
                        past.title(),
                        past.startNanos() / 1_000_000L,
                        past.endNanos() / 1_000_000L,
                        likeness.weight(),
                        likeness.why(),
                        ""));
            }
        }
        alike.sort(Comparator.comparingDouble(View::likeness)
                .thenComparingLong(View::startMs)
                .reversed());
        List<View> best = new ArrayList<>();
        for (View view : alike.subList(0, Math.min(MOST, alike.size()))) {
            best.add(withEnd(view));
        }
        return best;
    }

    private Iterable<Incident> candidates(Incident incident) throws IOException {
        Map<String, Incident> found = new LinkedHashMap<>();
        for (Entity entity : incident.entities().stream().limit(ENTITIES).toList()) {
            Ledger.Sought before = new Ledger.Sought("resolved", entity.id(), incident.startNanos());
            for (Incident past : ledger.incidents(before, OF_EACH)) {
                if (past.partOf().isEmpty()) {
                    found.putIfAbsent(past.id(), past);
                }
            }
        }
        return found.values();
    }

    private Likeness likeness(CaseFile file, Incident past) throws IOException {
        List<String> why = new ArrayList<>();
        double weight = 0;
        Optional<Diagnosis.Cause> cause = first(file.diagnosis());
        Optional<Diagnosis.Cause> former = first(ledger.diagnosis(past.id()));
        if (cause.isPresent()
                && former.isPresent()
                && cause.get().entity().equals(former.get().entity())) {
            boolean same = cause.get().kind() == former.get().kind();
            weight += same ? CAUSE : CAUSE / 2;
            why.add("the same cause: %s%s"
                    .formatted(
                            cause.get().entity(),
                            same ? ", " + cause.get().kind().words() : ""));
        }
        Set<String> entities = ids(file.incident());
        Set<String> shared = new HashSet<>(ids(past));
        shared.retainAll(entities);
        weight += COMPANY * share(shared, entities, ids(past));
        why.add("%d of %d entities".formatted(shared.size(), entities.size()));
        Set<String> kinds = kinds(file.incident());
        Set<String> sameKinds = new HashSet<>(kinds(past));
        sameKinds.retainAll(kinds);
        if (!sameKinds.isEmpty()) {
            weight += KINDS * share(sameKinds, kinds, kinds(past));
            why.add("the same kinds of signs: "
                    + sameKinds.stream().sorted().limit(3).collect(Collectors.joining(", ")));
        }
        return new Likeness(shared.isEmpty() ? 0 : weight, String.join("; ", why));
    }

    private static Optional<Diagnosis.Cause> first(Optional<Diagnosis> diagnosis) {
        return diagnosis.filter(Diagnosis::enough).stream()
                .flatMap(known -> known.causes().stream())
                .findFirst();
    }

    private static double share(Set<String> common, Set<String> one, Set<String> other) {
        return (double) common.size() / (one.size() + other.size() - common.size());
    }

    private static Set<String> ids(Incident incident) {
        return incident.entities().stream().map(Entity::id).collect(Collectors.toSet());
    }

    /// What its members are about, so that two of the same are the same word.
    private static Set<String> kinds(Incident incident) {
        return incident.members().stream()
                .map(member -> switch (member.item()) {
                    case Anomaly anomaly
                    when !anomaly.evidence().contributions().isEmpty() ->
                        anomaly.evidence().contributions().getFirst().signal();
                    case Anomaly anomaly -> anomaly.kind().name().toLowerCase(Locale.ROOT);
                    case Alert alert -> alert.title();
                    case Change change -> change.kind();
                })
                .collect(Collectors.toSet());
    }

    private View withEnd(View view) throws IOException {
        Incident past = ledger.incident(view.id()).orElseThrow();
        return new View(
                view.id(), view.title(), view.startMs(), view.endMs(), view.likeness(), view.why(), ended(past));
    }

    private String ended(Incident past) throws IOException {
        Optional<Told> said = CaseFile.said(past, ledger).stream()
                .filter(told -> told.kind().equals("resolve") || !told.title().isEmpty())
                .reduce((_, later) -> later);
        if (said.isPresent()) {
            return Moment.words(said.get());
        }
        long from = Math.max(past.startNanos(), past.endNanos() - MENDS_WITHIN.toNanos());
        Set<String> entities = ids(past);
        return ledger.told("change", from, past.endNanos() + 1, "", 200).stream()
                .filter(change -> entities.contains(change.entity()))
                .findFirst()
                .map(change ->
                        "%s on %s came before it ended: %s".formatted(change.kind(), change.entity(), change.title()))
                .orElse("");
    }
}
