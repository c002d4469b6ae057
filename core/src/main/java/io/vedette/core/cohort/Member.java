// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// One entity as its kin see it: where its signals are, which of them are odd, and what was told of that.
///
/// It is told once: an anomaly opens, grows when twice as many signals are odd, and ends when all are back, or after
/// six hours, when everyone knows. A signal is news again after a day among its kin.
final class Member {
    private static final long KNOWN_NANOS = 6 * 3_600_000_000_000L;

    /// Levels that are older are of a time when the others' were others.
    private static final long FRESH_NANOS = 900_000_000_000L;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// Half of the hour of which a level is the median: so long ago at least it became what it is.
    private static final long BEFORE_NANOS = 1_800_000_000_000L;

    private final Entity entity;
    private Levels levels;
    private final SortedMap<String, Oddness> odd = new TreeMap<>();
    private Telling telling = Telling.NOTHING;

    /// What was told last.
    ///
    /// @param openNanos when the anomaly was opened, 0 when none is open
    record Telling(String id, long startNanos, long openNanos, int width, Evidence evidence) {
        static final Telling NOTHING = new Telling("", 0, 0, 0, new Evidence(0, "", List.of()));

        boolean isOpen() {
            return openNanos != 0;
        }
    }

    Member(Levels levels) {
        this.entity = levels.entity();
        this.levels = levels;
    }

    Entity entity() {
        return entity;
    }

    Levels levels() {
        return levels;
    }

    /// @return whether its signals are others than before
    boolean take(Levels latest) {
        if (latest.nanos() < levels.nanos()) {
            return false;
        }
        boolean same = latest.signals().equals(levels.signals());
        levels = latest;
        return !same;
    }

    boolean isFresh(long nanos) {
        return nanos - levels.nanos() < FRESH_NANOS;
    }

    boolean isGone(long nanos) {
        return odd.isEmpty() && !telling.isOpen() && nanos - levels.nanos() >= DAY_NANOS;
    }

    SortedMap<String, Oddness> odd() {
        return odd;
    }

    Telling telling() {
        return telling;
    }

    void restore(Telling told) {
        telling = told;
    }

    boolean knows(Signal signal) {
        Oddness known = odd.get(signal.name());
        return known != null && known.told();
    }

    void found(Signal signal, Oddness now) {
        odd.merge(signal.name(), now, Oddness::again);
    }

    /// A signal that is among its kin.
    void calm(Signal signal) {
        odd.computeIfPresent(signal.name(), (_, known) -> known.told() ? known : null);
    }

    /// A person put an end to what was told.
    void settle() {
        odd.replaceAll((_, known) -> known.settle());
    }

    /// Whether a signal is odd and told, or about to be.
    boolean isOdd(Signal signal, long nanos) {
        Oddness known = odd.get(signal.name());
        return known != null && (known.isNews() || known.goesOn(nanos));
    }

    /// Tells what there is to tell, once all its signals were compared.
    ///
    /// @param words makes the evidence of odd signals
    void follow(long nanos, Function<SortedMap<String, Oddness>, Evidence> words, Consumer<? super Anomaly> out) {
        SortedMap<String, Oddness> fresh = those(Oddness::isNews);
        fresh.keySet().forEach(name -> odd.computeIfPresent(name, (_, known) -> known.tell()));
        SortedMap<String, Oddness> going = those(known -> known.goesOn(nanos));
        if (telling.isOpen() && (going.isEmpty() || nanos - telling.openNanos() >= KNOWN_NANOS)) {
            end(nanos, going.isEmpty() ? "" : " It goes on, which is known by now.", out);
        } else if (telling.isOpen() && !fresh.isEmpty() && going.size() >= 2 * telling.width()) {
            telling = new Telling(
                    telling.id(), telling.startNanos(), telling.openNanos(), going.size(), words.apply(going));
            out.accept(anomaly(Anomaly.Phase.EXTENDED, nanos));
        } else if (!telling.isOpen() && !fresh.isEmpty()) {
            long start =
                    fresh.values().stream().mapToLong(Oddness::firstNanos).min().orElse(nanos) - BEFORE_NANOS;
            String id = Anomaly.idOf(entity, Anomaly.Kind.COHORT, start);
            telling = new Telling(id, start, nanos, fresh.size(), words.apply(fresh));
            out.accept(anomaly(Anomaly.Phase.OPENED, nanos));
        }
        odd.values().removeIf(known -> known.isForgotten(nanos));
    }

    private SortedMap<String, Oddness> those(Predicate<Oddness> which) {
        SortedMap<String, Oddness> found = new TreeMap<>();
        odd.forEach((name, known) -> {
            if (which.test(known)) {
                found.put(name, known);
            }
        });
        return found;
    }

    private void end(long nanos, String more, Consumer<? super Anomaly> out) {
        Evidence before = telling.evidence();
        Evidence evidence =
                new Evidence(before.surprise(), before.weeks(), before.sentence() + more, before.contributions());
        telling = new Telling(telling.id(), telling.startNanos(), telling.openNanos(), telling.width(), evidence);
        out.accept(anomaly(Anomaly.Phase.ENDED, nanos));
        telling = new Telling(telling.id(), telling.startNanos(), 0, 0, Telling.NOTHING.evidence());
    }

    private Anomaly anomaly(Anomaly.Phase phase, long nanos) {
        return new Anomaly(
                telling.id(), entity, Anomaly.Kind.COHORT, phase, telling.startNanos(), nanos, telling.evidence());
    }
}
