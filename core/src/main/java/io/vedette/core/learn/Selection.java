// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Choice;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.OwnWord;
import io.vedette.core.extract.Profiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which signals of an entity its model looks at, and why the others not.
///
/// A setting decides if there is one. Else the signals that a profile knows, if there are three of them. Else all that
/// move, one speaker for each cluster that moves as one, up to the cap, the liveliest first.
///
/// - **In:** a table; only its training rows are looked at.
/// - **Cost:** O(n · k²) for k candidates, over at most 2,000 rows.
/// - **State:** immutable.
final class Selection {
    /// Correlation from which on two signals say the same.
    private static final double SAME = 0.995;

    /// A signal with fewer points than this share of the rows is more gap than signal.
    private static final double LEAST_KNOWN = 0.5;

    private final Table table;
    private final Split split;
    private final InputSettings settings;
    private final Map<Signal, Choice> choices = new HashMap<>();

    private Selection(Table table, Split split, InputSettings settings) {
        this.table = table;
        this.split = split;
        this.settings = settings;
    }

    /// One choice a signal, in the order of the table.
    ///
    /// @throws IllegalArgumentException when nothing is left to look at, or a named signal does not exist
    static List<Choice> of(Table table, Split split, InputSettings settings) {
        Selection selection = new Selection(table, split, settings);
        if (!settings.signals().isEmpty()) {
            selection.obey();
        } else if (Profiles.speakFor(table.signals())) {
            selection.trustProfiles();
        } else {
            selection.choose();
        }
        List<Choice> choices = table.signals().stream().map(selection::choice).toList();
        if (choices.stream().noneMatch(Choice::chosen)) {
            throw new IllegalArgumentException("none of the %d signals of %s can be learnt from: %s"
                    .formatted(
                            choices.size(),
                            table.entity(),
                            choices.stream().map(Choice::reason).distinct().toList()));
        }
        return choices;
    }

    private Choice choice(Signal signal) {
        return Optional.ofNullable(choices.get(signal)).orElseThrow();
    }

    private void take(Signal signal, String reason) {
        choices.put(signal, new Choice(signal, true, reason));
    }

    private void leave(Signal signal, String reason) {
        choices.put(signal, new Choice(signal, false, reason));
    }

    private void obey() {
        Set<String> named = new HashSet<>(settings.signals());
        for (Signal signal : table.signals()) {
            if (named.remove(signal.name())) {
                take(signal, "named in the settings");
            } else {
                leave(signal, "not named in the settings");
            }
        }
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("learn.inputs.signals names %s, which %s does not have; it has %s"
                    .formatted(
                            named,
                            table.entity(),
                            table.signals().stream().map(Signal::name).toList()));
        }
    }

    private void trustProfiles() {
        for (int i = 0; i < table.signals().size(); i++) {
            Signal signal = table.signals().get(i);
            Optional<String> profile = Profiles.of(signal);
            if (profile.isEmpty()) {
                leave(signal, "a profile speaks for this entity");
            } else if (isMostlyMissing(i)) {
                leave(signal, "missing more than half of the time");
            } else {
                take(signal, "known to the profile " + profile.get());
            }
        }
    }

    private void choose() {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < table.signals().size(); i++) {
            Signal signal = table.signals().get(i);
            if (OwnWord.is(signal.name())) {
                leave(signal, "our own word about the scrape, not the entity's");
            } else if (signal.name().contains("_bucket{")) {
                leave(signal, "a bucket of a histogram: its sum and count speak for it");
            } else if (isMostlyMissing(i)) {
                leave(signal, "missing more than half of the time");
            } else if (liveliness(i) < 2) {
                leave(signal, "never changes in the training data");
            } else {
                candidates.add(i);
            }
        }
        cap(speakers(candidates));
    }

    private boolean isMostlyMissing(int column) {
        long rows = java.util.Arrays.stream(table.nanos()).filter(split::trains).count();
        return table.known(column, split).length < LEAST_KNOWN * rows;
    }

    private long liveliness(int column) {
        return java.util.Arrays.stream(table.known(column, split)).distinct().count();
    }

    /// One of each cluster that moves as one: the first to have appeared.
    private List<Integer> speakers(List<Integer> candidates) {
        Correlation correlation = new Correlation(table, split);
        List<Integer> speakers = new ArrayList<>();
        for (int candidate : candidates) {
            Optional<Integer> same = speakers.stream()
                    .filter(speaker -> Math.abs(correlation.of(speaker, candidate)) >= SAME)
                    .findFirst();
            if (same.isPresent()) {
                leave(
                        table.signals().get(candidate),
                        "moves as one with " + table.signals().get(same.get()).name());
            } else {
                speakers.add(candidate);
            }
        }
        return speakers;
    }

    private void cap(List<Integer> speakers) {
        List<Integer> liveliest = new ArrayList<>(speakers);
        liveliest.sort(Comparator.comparingLong(this::liveliness).reversed());
        for (int rank = 0; rank < liveliest.size(); rank++) {
            Signal signal = table.signals().get(liveliest.get(rank));
            if (rank < settings.most()) {
                take(signal, "moves, and no other moves the same way");
            } else {
                leave(signal, "over the cap of %d inputs".formatted(settings.most()));
            }
        }
    }
}
