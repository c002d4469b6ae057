// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Choice;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.OwnWord;
import io.vedette.core.extract.Profiles;
import io.vedette.core.extract.SetValue;
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
/// A setting decides if there is one. Else the signals that a profile knows, if there are three of
/// them. Else as many as the cap allows: first what moves, one speaker for each cluster that moves as
/// one, the liveliest first; then the others of each cluster, because that they move as one is worth
/// watching; then what never moved, because a first move is news.
///
/// - **In:** a table; only its training rows are looked at.
/// - **Cost:** O(n · k²) for k candidates, over at most 2,000 rows.
/// - **State:** immutable.
final class Selection {
    /// Correlation from which on two signals say the same.
    private static final double SAME = 0.995;

    /// A signal with fewer points than this share of the rows is more gap than signal.
    private static final double LEAST_KNOWN = 0.5;

    // Without the last two, judged at once, ASD falls from 0.57 to 0.48 and TSB-AD M from 0.66 to 0.52 (bench road).

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
        List<Integer> moving = new ArrayList<>();
        List<Integer> still = new ArrayList<>();
        for (int i = 0; i < table.signals().size(); i++) {
            Signal signal = table.signals().get(i);
            if (OwnWord.is(signal.name())) {
                leave(signal, "our own word about the scrape, not the entity's");
            } else if (signal.name().contains("_bucket{")) {
                leave(signal, "a bucket of a histogram: its sum and count speak for it");
            } else if (isMostlyMissing(i)) {
                leave(signal, "missing more than half of the time");
            } else if (liveliness(i) > 1) {
                moving.add(i);
            } else if (SetValue.is(signal.name())) {
                leave(signal, "never changes in the training data, and somebody sets it");
            } else {
                still.add(i);
            }
        }
        if (moving.isEmpty()) {
            still.forEach(i -> leave(table.signals().get(i), "never changes in the training data"));
        } else {
            cap(moving, still);
        }
    }

    private boolean isMostlyMissing(int column) {
        long rows = java.util.Arrays.stream(table.nanos()).filter(split::trains).count();
        return table.known(column, split).length < LEAST_KNOWN * rows;
    }

    private long liveliness(int column) {
        return java.util.Arrays.stream(table.known(column, split)).distinct().count();
    }

    private void cap(List<Integer> moving, List<Integer> still) {
        moving.sort(Comparator.comparingLong(this::liveliness).reversed());
        Map<Integer, Integer> twins = twins(moving);
        List<Integer> inOrder = new ArrayList<>();
        moving.stream().filter(i -> !twins.containsKey(i)).forEach(inOrder::add);
        moving.stream().filter(twins::containsKey).forEach(inOrder::add);
        inOrder.addAll(still);
        for (int rank = 0; rank < inOrder.size(); rank++) {
            int place = inOrder.get(rank);
            Signal signal = table.signals().get(place);
            if (rank >= settings.most()) {
                leave(signal, "over the cap of %d inputs".formatted(settings.most()));
            } else if (still.contains(place)) {
                take(signal, "never changed in the training data: a first move is news");
            } else if (twins.containsKey(place)) {
                Signal other = table.signals().get(twins.get(place));
                take(signal, "moves as one with %s: if it leaves it, that is news".formatted(other.name()));
            } else {
                take(signal, "moves, and no other moves the same way");
            }
        }
    }

    /// Of each cluster that moves as one, all but the first, each with that first.
    private Map<Integer, Integer> twins(List<Integer> moving) {
        Correlation correlation = new Correlation(table, split);
        List<Integer> speakers = new ArrayList<>();
        Map<Integer, Integer> twins = new HashMap<>();
        for (int candidate : moving) {
            Optional<Integer> same = speakers.stream()
                    .filter(speaker -> Math.abs(correlation.of(speaker, candidate)) >= SAME)
                    .findFirst();
            same.ifPresentOrElse(speaker -> twins.put(candidate, speaker), () -> speakers.add(candidate));
        }
        return twins;
    }
}
