// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Profiles;
import io.vedette.core.flow.Operator;
import io.vedette.core.keep.History;
import io.vedette.core.learn.Table;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The past of an entity as its present model sees it: nothing of a judgement needs to be stored, because the same
/// watch, fed the same frames, judges the same way again.
public final class Retrospect {
    /// Signals shown of an entity that has no model yet.
    private static final int MOST_UNLEARNT = 12;

    private final History history;
    private final ModelShelf shelf;
    private final WatchSettings settings;

    public Retrospect(History history, ModelShelf shelf, WatchSettings settings) {
        this.history = history;
        this.shelf = shelf;
        this.settings = settings;
    }

    /// One instant and what the watch says of it.
    public record Moment(Frame frame, Assessment assessment) {
        /// [Judgement#NONE] where the model cannot say.
        public Judgement judgement() {
            return assessment.judgement();
        }
    }

    /// @param signals those looked at, in the model's order
    public record Past(List<Signal> signals, List<Moment> moments, Optional<Detector> detector) {}

    public Past of(Entity entity, long fromNanos, long toNanos) throws IOException {
        Optional<Detector> detector = shelf.newest(entity).map(ModelShelf.Shelved::detector);
        List<Signal> signals = detector.map(known -> known.recipe().inputs().stream()
                        .map(input -> input.signal())
                        .toList())
                .orElseGet(List::of);
        if (signals.isEmpty()) {
            List<Signal> candidates = Profiles.worthReading(history.signals(entity));
            signals = candidates.subList(0, Math.min(MOST_UNLEARNT, candidates.size()));
        }
        long before = detector.map(known -> (known.model().window() + settings.outOf() + 1L)
                        * known.card().trained().stepNanos())
                .orElse(0L);
        Table table = Table.read(history, entity, signals, fromNanos - before, toNanos);
        return new Past(signals, moments(table, detector, fromNanos), detector);
    }

    private List<Moment> moments(Table table, Optional<Detector> detector, long fromNanos) {
        Operator.Memory<Fact, Finding> watch =
                new Watch(settings).begin(table.entity().id());
        List<Assessment> heard = new ArrayList<>();
        Consumer<Finding> hear = finding -> {
            if (finding instanceof Assessment assessment) {
                heard.add(assessment);
            }
        };
        detector.ifPresent(known ->
                watch.on(new Lesson(table.entity(), 0, known.card().version(), DetectorFile.write(known)), hear));
        List<Moment> moments = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            Frame frame = table.frame(row);
            watch.on(frame, hear);
            if (frame.nanos() >= fromNanos) {
                moments.add(new Moment(frame, heard.getLast()));
            }
        }
        return moments;
    }
}
