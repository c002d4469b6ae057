// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Suspects as a diagnosis: root cause, critical failure and impact apart, what is ruled out, what is
/// missing.
final class Report {
    private static final int MOST_NAMES = 5;
    private static final int MOST_RULED_OUT = 20;

    /// Less than this share of what would be something is not worth reading.
    private static final double LEAST_CLUE = 0.1;

    private final Scene scene;
    private final Windows windows;
    private final Calls calls;
    private final Map<Entity, Excess> off = new TreeMap<>();

    /// @param calls    from the scene's edges and from its spans
    /// @param excesses of which those of flow (latency, failures) beyond the fence are off
    Report(Scene scene, Windows windows, Calls calls, List<Excess> excesses, DiagnoseSettings settings) {
        this.scene = scene;
        this.windows = windows;
        this.calls = calls;
        for (Excess excess : excesses) {
            Track.Kind kind = excess.track().kind();
            boolean flow = kind == Track.Kind.LATENCY || kind == Track.Kind.FAILURES;
            if (flow && excess.strength() >= settings.fence()) {
                off.putIfAbsent(excess.track().entity(), excess);
            }
        }
    }

    Diagnosis write(List<Ranking.Suspect> suspects, List<Symptom> symptoms) {
        double[] beliefs = Belief.of(suspects);
        var causes = new ArrayList<Diagnosis.Cause>();
        for (int i = 0; i < beliefs.length; i++) {
            causes.add(cause(suspects.get(i), beliefs[i]));
        }
        boolean enough = !causes.isEmpty() && causes.getFirst().confident();
        List<Entity> failing =
                symptoms.stream().map(Symptom::entity).distinct().sorted().toList();
        List<Entity> impact = enough ? impact(causes, failing) : List.of();
        return new Diagnosis(
                windows.onset(),
                enough,
                sentence(causes, enough, failing, impact),
                causes,
                failing,
                impact,
                ruledOut(suspects),
                enough ? List.of() : missing(),
                List.of(),
                List.of());
    }

    private Diagnosis.Cause cause(Ranking.Suspect suspect, double belief) {
        List<Diagnosis.Clue> clues = suspect.blames().stream()
                .sorted(Comparator.comparingDouble((Blame blame) -> blame.kind() == suspect.kind() ? -1 : 0))
                .flatMap(blame -> blame.clues().stream())
                .distinct()
                .filter(clue -> clue.weight() >= LEAST_CLUE)
                .toList();
        return new Diagnosis.Cause(
                suspect.entity(),
                suspect.kind(),
                suspect.signal(),
                suspect.isConfident() ? suspect.score() : suspect.guess(),
                belief,
                suspect.isConfident(),
                Words.sentence(Words.cause(suspect, clues, windows.onset())),
                clues);
    }

    /// Whoever calls a confident cause and is off, or was seen to wait for it in spans.
    private List<Entity> impact(List<Diagnosis.Cause> causes, List<Entity> failing) {
        Entity cause = causes.getFirst().entity();
        Set<Entity> waiting = new TreeSet<>();
        scene.spans().stream()
                .filter(span -> windows.incident().contains(span.nanos()))
                .forEach(span -> waiting.add(span.entity()));
        return calls.above(cause).stream()
                .filter(entity -> !entity.equals(cause) && !failing.contains(entity))
                .filter(entity -> off.containsKey(entity) || off.isEmpty() && waiting.contains(entity))
                .sorted()
                .toList();
    }

    private String sentence(List<Diagnosis.Cause> causes, boolean enough, List<Entity> failing, List<Entity> impact) {
        if (causes.isEmpty()) {
            return "Not enough evidence: nothing that is known was off.";
        }
        Diagnosis.Cause first = causes.getFirst();
        if (!enough) {
            return "Not enough evidence: nothing went further than chance may take it; the best guess is %s."
                    .formatted(first.entity().name());
        }
        String text = "Probably %s (%s %%): %s"
                .formatted(first.entity().name(), Words.number(Math.rint(100 * first.probability())), first.sentence());
        if (!failing.isEmpty() && !failing.contains(first.entity())) {
            text += " It is noticed at %s.".formatted(Words.names(failing, MOST_NAMES));
        }
        return impact.isEmpty() ? text : text + " Because of it suffer %s.".formatted(Words.names(impact, MOST_NAMES));
    }

    private List<Diagnosis.RuledOut> ruledOut(List<Ranking.Suspect> suspects) {
        var found = new ArrayList<Diagnosis.RuledOut>();
        for (Ranking.Suspect suspect : suspects) {
            if (!suspect.isConfident() && found.size() < MOST_RULED_OUT) {
                why(suspect).ifPresent(why -> found.add(new Diagnosis.RuledOut(suspect.entity(), why)));
            }
        }
        return found;
    }

    private Optional<String> why(Ranking.Suspect suspect) {
        if (off.containsKey(suspect.entity())) {
            Optional<Excess> below = off.values().stream()
                    .filter(excess -> calls.callees(suspect.entity())
                            .contains(excess.track().entity()))
                    .max(Comparator.comparingDouble(Excess::strength));
            return Optional.of(below.map(callee -> "what is wrong with it comes from "
                            + callee.track().entity().name() + ", which it calls")
                    .orElse("what is wrong with it is too little to matter to those who noticed"));
        }
        if (!suspect.changes().isEmpty()) {
            return Optional.of("it was changed, but nothing of it is off");
        }
        return suspect.blames().stream()
                .flatMap(blame -> blame.clues().stream())
                .filter(clue -> clue.weight() >= 1)
                .findFirst()
                .map(clue -> clue.signal() + " is off, but such signals are off in innocent ones, too");
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        if (windows.incident().seconds() <= 0) {
            missing.add("anything after it began");
        }
        if (scene.tracks().stream().noneMatch(this::isKnown)) {
            missing.add("signals with enough values before it began, and at least two since");
        }
        if (scene.edges().isEmpty() && scene.spans().isEmpty()) {
            missing.add("who calls whom: spans, or edges named in the settings");
        }
        if (scene.spans().isEmpty()) {
            missing.add("spans of requests before it began and since");
        }
        if (scene.changes().isEmpty()) {
            missing.add("changes: nobody tells of deployments");
        }
        return missing;
    }

    private boolean isKnown(Track track) {
        return track.within(windows.incident()).length > 1
                && windows.healthy().stream().anyMatch(period -> track.within(period).length > 0);
    }
}
