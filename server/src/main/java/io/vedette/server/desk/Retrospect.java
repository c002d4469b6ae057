// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.core.learn.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The past of an entity as its present model sees it: nothing of a judgement needs to be stored, because the same
/// code, fed the same frames, judges the same way again.
public final class Retrospect {
    /// Signals shown of an entity that has no model yet.
    private static final int MOST_UNLEARNT = 12;

    private final History history;
    private final ModelShelf shelf;

    public Retrospect(History history, ModelShelf shelf) {
        this.history = history;
        this.shelf = shelf;
    }

    /// One instant and what the model says of it; [Judgement#NONE] where it cannot say.
    public record Moment(Frame frame, Judgement judgement) {}

    /// @param signals those looked at, in the model's order
    public record Past(List<Signal> signals, List<Moment> moments, Optional<Detector> detector) {}

    public Past of(Entity entity, long fromNanos, long toNanos) throws IOException {
        Optional<Detector> detector = shelf.newest(entity).map(ModelShelf.Shelved::detector);
        List<Signal> signals = detector.map(known -> known.recipe().inputs().stream()
                        .map(input -> input.signal())
                        .toList())
                .orElseGet(List::of);
        if (signals.isEmpty()) {
            List<Signal> candidates = Table.worthReading(history.signals(entity));
            signals = candidates.subList(0, Math.min(MOST_UNLEARNT, candidates.size()));
        }
        long before = detector.map(known ->
                        (known.model().window() + 1L) * known.card().trained().stepNanos())
                .orElse(0L);
        Table table = Table.read(history, entity, signals, fromNanos - before, toNanos);
        return new Past(signals, moments(table, detector, fromNanos), detector);
    }

    private static List<Moment> moments(Table table, Optional<Detector> detector, long fromNanos) {
        List<Moment> moments = new ArrayList<>();
        Optional<Judging> judging = detector.map(Detector::begin);
        for (int row = 0; row < table.rows(); row++) {
            Frame frame = table.frame(row);
            Judgement judgement = judging.map(judge -> judge.judge(frame)).orElse(Judgement.NONE);
            if (frame.nanos() >= fromNanos) {
                moments.add(new Moment(frame, judgement));
            }
        }
        return moments;
    }
}
