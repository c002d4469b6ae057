// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.Locale;

/// Sentences for people.
final class Words {
    private static final int LONGEST = 300;

    private Words() {}

    /// Three digits that matter.
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 || size == Math.rint(size) && size < 1e9 ? "%.0f" : size >= 1 ? "%.1f" : "%.3g";
        return String.format(Locale.ROOT, form, value);
    }

    /// Why an entity may be the cause.
    static String cause(Ranking.Suspect suspect, List<Diagnosis.Clue> clues, long onset) {
        String name = suspect.entity().name();
        String heaviest = clues.isEmpty() ? "" : ": " + measured(clues.getFirst());
        String what = switch (suspect.kind()) {
            case NETWORK -> "the way to %s takes longer than usual".formatted(name) + heaviest;
            case CPU, MEMORY, SATURATION ->
                "%s of %s is far above its usual".formatted(suspect.signal(), name) + heaviest;
            case SLOW -> "%s takes longer by itself; what it calls does not explain it".formatted(name) + heaviest;
            case FAILING ->
                "requests to %s fail by themselves; what it calls does not explain it".formatted(name) + heaviest;
            case CODE ->
                "requests take another way through %s: “%s” happens %s often"
                        .formatted(name, suspect.signal(), isNew(suspect) ? "more" : "less");
            case CHANGE -> "%s was changed, and nothing else is known against it".formatted(name);
            case UNKNOWN -> "%s is off, and nothing says what is wrong inside".formatted(name) + heaviest;
        };
        return what + changed(suspect.changes(), onset);
    }

    /// Whether the step itself is what is strange, as nothing is known that used to stand in its place.
    private static boolean isNew(Ranking.Suspect suspect) {
        return suspect.blames().stream()
                .flatMap(blame -> blame.clues().stream())
                .anyMatch(clue -> clue.signal().equals(suspect.signal()));
    }

    private static String measured(Diagnosis.Clue clue) {
        String unit = clue.unit().isEmpty() ? "" : " " + clue.unit();
        return "%s is %s%s, usually %s to %s"
                .formatted(
                        clue.signal(),
                        number(clue.actual()),
                        unit,
                        number(clue.usual().low()),
                        number(clue.usual().high()));
    }

    private static String changed(List<Change> changes, long onset) {
        if (changes.isEmpty()) {
            return "";
        }
        Change last = changes.getLast();
        long minutes = Math.round((onset - last.nanos()) / 60e9);
        String when = minutes > 0
                ? minutes + (minutes == 1 ? " minute before it began" : " minutes before it began")
                : "as it began";
        return "; changed %s: %s".formatted(when, last.title());
    }

    /// A moment beside the one in which it began.
    static String when(long nanos, long onset) {
        long minutes = Math.round((nanos - onset) / 60e9);
        String size = Math.abs(minutes) + (Math.abs(minutes) == 1 ? " minute " : " minutes ");
        return minutes == 0 ? "when it began" : size + (minutes < 0 ? "before" : "after") + " it began";
    }

    /// On one line, and no longer than a person would read.
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    static String names(List<Entity> entities, int most) {
        String names = String.join(
                ", ", entities.stream().limit(most).map(Entity::name).toList());
        int more = entities.size() - most;
        return more > 0 ? names + " and %d more".formatted(more) : names;
    }

    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
