// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Input;
import io.vedette.core.extract.Profiles;
import io.vedette.core.flow.Operator;
import io.vedette.core.keep.History;
import io.vedette.core.learn.Table;
import io.vedette.core.watch.Gate;
import io.vedette.core.watch.Gates;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// The past of an entity as its present model sees it: nothing of a judgement needs to be stored, because the same
/// watch, fed the same frames, judges the same way again.
public final class Retrospect {
    /// Signals shown of an entity that has no model yet.
    private static final int MOST_UNLEARNT = 12;

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final History history;
    private final ModelShelf shelf;
    private final WatchSettings settings;
    private final WatchContext context;

    public Retrospect(History history, ModelShelf shelf, WatchSettings settings, WatchContext context) {
        this.history = history;
        this.shelf = shelf;
        this.settings = settings;
        this.context = context;
    }

    /// One instant and what the model says of it; [Judgement#NONE] where it cannot say.
    public record Moment(Frame frame, Judgement judgement) {}

    /// @param signals those looked at, in the model's order
    public record Past(List<Signal> signals, List<Moment> moments, Optional<Detector> detector) {}

    /// The past in `most` moments or fewer: every frame is judged, and of each bucket the strangest is
    /// kept, because what was strange must not be averaged away.
    public Past past(Entity entity, long fromNanos, long toNanos, int most) throws IOException {
        Optional<Detector> detector = detector(entity);
        Table table = table(entity, detector, fromNanos, toNanos);
        int first = table.firstFrom(fromNanos);
        int shown = table.rows() - first;
        int buckets = Math.min(most, shown);
        Moment[] strangest = new Moment[buckets];
        Optional<Judging> judging = detector.map(known -> new Judging(known, context.mostWeeks()));
        for (int row = 0; row < table.rows(); row++) {
            Frame frame = table.frame(row);
            Judgement judgement = judging.map(judge -> judge.score(frame)).orElse(Judgement.NONE);
            if (row < first) {
                continue;
            }
            int bucket = (int) ((long) (row - first) * buckets / shown);
            if (strangest[bucket] == null
                    || judgement.surprise() > strangest[bucket].judgement().surprise()) {
                boolean judged = judgement != Judgement.NONE;
                strangest[bucket] =
                        new Moment(frame, judged ? judging.orElseThrow().explain(judgement) : judgement);
            }
        }
        return new Past(table.signals(), List.of(strangest), detector);
    }

    /// How the watch saw the last frame at or before an instant; empty when there was none in the hour before.
    public Optional<Seen> at(Entity entity, long atNanos) throws IOException {
        Optional<Detector> detector = detector(entity);
        Table table = table(entity, detector, atNanos - HOUR_NANOS, atNanos + 1);
        Operator.Memory<Fact, Finding> watch = new Watch(settings, context).begin(entity.id());
        List<Assessment> heard = new ArrayList<>();
        Consumer<Finding> hear = finding -> {
            if (finding instanceof Assessment assessment) {
                heard.add(assessment);
            }
        };
        detector.ifPresent(
                known -> watch.on(new Lesson(entity, 0, known.card().version(), DetectorFile.write(known)), hear));
        for (int row = 0; row < table.rows(); row++) {
            watch.on(table.frame(row), hear);
        }
        return heard.isEmpty() ? Optional.empty() : Optional.of(new Seen(heard, table, detector));
    }

    /// What a signal was at an instant, beside what it was at that time of the day in the fortnight before.
    public Optional<Usual> usual(Entity entity, String signal, long atNanos) throws IOException {
        return Usual.of(history.read(entity, signal, atNanos - Usual.LOOKBACK_NANOS, atNanos + 1), atNanos);
    }

    /// The value of a signal that would have made the moment an anomaly, all others being as they were.
    public OptionalDouble taken(Seen seen, String signal) {
        return seen.detector().isEmpty()
                ? OptionalDouble.empty()
                : new WhatIf(settings, detector -> new Judging(detector, context.mostWeeks())).taken(seen, signal);
    }

    /// Whether a judgement was unusual in a way that someone would want to hear of.
    public boolean counts(Judgement judgement) {
        return new Gates(settings).counts(judgement);
    }

    /// The gates that the moment had to pass.
    public List<Gate> gates(Seen seen) {
        return new Gates(settings).of(seen.last(settings.outOf()));
    }

    private Optional<Detector> detector(Entity entity) throws IOException {
        return shelf.newest(entity).map(ModelShelf.Shelved::detector);
    }

    /// The frames asked for, and those before them that the model's first window needs.
    private Table table(Entity entity, Optional<Detector> detector, long fromNanos, long toNanos) throws IOException {
        List<Signal> signals = detector.map(Retrospect::inputs).orElseGet(List::of);
        if (signals.isEmpty()) {
            List<Signal> candidates = Profiles.worthReading(history.signals(entity));
            signals = candidates.subList(0, Math.min(MOST_UNLEARNT, candidates.size()));
        }
        long before = detector.map(known -> (known.model().window() + settings.outOf() + 1L)
                        * known.card().trained().stepNanos())
                .orElse(0L);
        return Table.read(history, entity, signals, fromNanos - before, toNanos);
    }

    private static List<Signal> inputs(Detector detector) {
        return detector.recipe().inputs().stream().map(Input::signal).toList();
    }
}
