// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.keep.Ledger.Told;
import io.vedette.core.watch.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What probably caused an incident, for pages and programs.
///
/// @param enough   whether the evidence carries the first cause
/// @param failing  where people notice it
/// @param impact   those that only suffer
/// @param missing  what would have helped, in words
/// @param apart    what tells bad requests from good ones of those who are not among the causes
/// @param logs     log lines that came up with it
record DiagnosisView(
        long onsetMs,
        boolean enough,
        String sentence,
        List<CauseView> causes,
        List<String> failing,
        List<String> impact,
        List<RuledOutView> ruledOut,
        List<String> missing,
        List<ApartView> apart,
        List<BurstView> logs) {
    /// @param kind        in words, such as `CPU`
    /// @param probability 0 to 1
    /// @param confident   else it is a guess
    /// @param said        `agree` or `disagree` once a person said so, else empty
    /// @param apart       what tells its bad requests from its good ones
    record CauseView(
            String entity,
            String kind,
            String signal,
            double probability,
            boolean confident,
            String sentence,
            String said,
            List<ClueView> clues,
            List<ApartView> apart) {}

    /// @param text what it was and what is usual, for people
    record ClueView(String entity, String signal, long sinceMs, double weight, String words, String text) {}

    /// @param conditions what the bad ones have in common, such as `zone=b`
    /// @param with       of those for which they hold, the share of bad ones, 0 to 1
    /// @param others     of the others
    /// @param freshMs    when what they have in common came first; null where it was there before
    record ApartView(
            String entity,
            List<String> conditions,
            double with,
            double others,
            @Nullable Long freshMs,
            String sentence) {}

    /// @param example one of the lines, as it is stored
    record BurstView(
            String entity,
            String template,
            String severity,
            int lines,
            long firstMs,
            String example,
            String sentence) {}

    record RuledOutView(String entity, String why) {}

    /// Guesses beside a cause that is carried by evidence are shown from here on.
    private static final double WORTH_READING = 0.01;

    /// @param said what people said of the incident, oldest first
    static DiagnosisView of(Diagnosis diagnosis, List<Told> said) {
        List<CauseView> causes = diagnosis.causes().stream()
                .filter(cause -> cause.confident() || cause.probability() >= WORTH_READING || !diagnosis.enough())
                .map(cause -> of(cause, said, apart(diagnosis, cause.entity()::equals)))
                .toList();
        Set<String> shown = causes.stream().map(CauseView::entity).collect(Collectors.toSet());
        return new DiagnosisView(
                diagnosis.onsetNanos() / 1_000_000L,
                diagnosis.enough(),
                diagnosis.sentence(),
                causes,
                diagnosis.failing().stream().map(Entity::id).toList(),
                diagnosis.impact().stream().map(Entity::id).toList(),
                diagnosis.ruledOut().stream()
                        .map(out -> new RuledOutView(out.entity().id(), out.why()))
                        .toList(),
                diagnosis.missing(),
                apart(diagnosis, entity -> !shown.contains(entity.id())),
                diagnosis.bursts().stream().map(DiagnosisView::of).toList());
    }

    private static List<ApartView> apart(Diagnosis diagnosis, Predicate<Entity> whose) {
        return diagnosis.separations().stream()
                .filter(one -> whose.test(one.entity()))
                .map(one -> new ApartView(
                        one.entity().id(),
                        one.conditions().stream()
                                .map(Diagnosis.Condition::words)
                                .toList(),
                        one.with().share(),
                        one.others().share(),
                        one.freshNanos() == 0 ? null : (Long) (one.freshNanos() / 1_000_000L),
                        one.sentence()))
                .toList();
    }

    private static BurstView of(Diagnosis.Burst burst) {
        return new BurstView(
                burst.entity().id(),
                burst.template(),
                burst.severity().name().toLowerCase(Locale.ROOT),
                burst.lines(),
                burst.firstNanos() / 1_000_000L,
                burst.example(),
                burst.sentence());
    }

    private static CauseView of(Diagnosis.Cause cause, List<Told> said, List<ApartView> apart) {
        return new CauseView(
                cause.entity().id(),
                cause.kind().words(),
                cause.signal(),
                cause.probability(),
                cause.confident(),
                cause.sentence(),
                opinion(cause.entity().id(), said),
                cause.clues().stream().map(DiagnosisView::of).toList(),
                apart);
    }

    /// The latest word on a cause.
    static String opinion(String entity, List<Told> said) {
        return said.stream()
                .filter(told -> told.kind().equals("agree") || told.kind().equals("disagree"))
                .filter(told -> entity.equals(told.attributes().get("subject")))
                .map(Told::kind)
                .reduce("", (_, later) -> later);
    }

    private static ClueView of(Diagnosis.Clue clue) {
        String text = "%s, usually %s"
                .formatted(Reading.of(clue.actual(), clue.unit()), Reading.of(clue.usual(), clue.unit()));
        return new ClueView(
                clue.entity().id(), clue.signal(), clue.sinceNanos() / 1_000_000L, clue.weight(), clue.words(), text);
    }
}
