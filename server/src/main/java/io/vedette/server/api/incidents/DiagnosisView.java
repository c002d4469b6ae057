// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.keep.Ledger.Told;
import io.vedette.core.watch.Reading;
import java.util.List;

/// What probably caused an incident, for pages and programs.
///
/// @param enough   whether the evidence carries the first cause
/// @param failing  where people notice it
/// @param impact   those that only suffer
/// @param missing  what would have helped, in words
record DiagnosisView(
        long onsetMs,
        boolean enough,
        String sentence,
        List<CauseView> causes,
        List<String> failing,
        List<String> impact,
        List<RuledOutView> ruledOut,
        List<String> missing) {
    /// @param kind        in words, such as `CPU`
    /// @param probability 0 to 1
    /// @param confident   else it is a guess
    /// @param said        `agree` or `disagree` once a person said so, else empty
    record CauseView(
            String entity,
            String kind,
            String signal,
            double probability,
            boolean confident,
            String sentence,
            String said,
            List<ClueView> clues) {}

    /// @param text what it was and what is usual, for people
    record ClueView(String entity, String signal, long sinceMs, double weight, String words, String text) {}

    record RuledOutView(String entity, String why) {}

    /// Guesses beside a cause that is carried by evidence are shown from here on.
    private static final double WORTH_READING = 0.01;

    /// @param said what people said of the incident, oldest first
    static DiagnosisView of(Diagnosis diagnosis, List<Told> said) {
        return new DiagnosisView(
                diagnosis.onsetNanos() / 1_000_000L,
                diagnosis.enough(),
                diagnosis.sentence(),
                diagnosis.causes().stream()
                        .filter(cause ->
                                cause.confident() || cause.probability() >= WORTH_READING || !diagnosis.enough())
                        .map(cause -> of(cause, said))
                        .toList(),
                diagnosis.failing().stream().map(Entity::id).toList(),
                diagnosis.impact().stream().map(Entity::id).toList(),
                diagnosis.ruledOut().stream()
                        .map(out -> new RuledOutView(out.entity().id(), out.why()))
                        .toList(),
                diagnosis.missing());
    }

    private static CauseView of(Diagnosis.Cause cause, List<Told> said) {
        return new CauseView(
                cause.entity().id(),
                cause.kind().words(),
                cause.signal(),
                cause.probability(),
                cause.confident(),
                cause.sentence(),
                opinion(cause.entity().id(), said),
                cause.clues().stream().map(DiagnosisView::of).toList());
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
