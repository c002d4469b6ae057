// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Silence;
import io.vedette.core.domain.Straggler;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import io.vedette.core.models.Models;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Each entity under its detector: facts become assessments, one a frame, and anomalies.
///
/// - **In:** frames in time order, and stragglers, which only their signals' baselines judge.
/// - **Out:** one [io.vedette.core.domain.Assessment] a frame; [io.vedette.core.domain.Anomaly] when one opens, grows
/// or
///   ends.
/// - **Cost:** that of the entity's model; the model's bytes and its window as memory.
/// - **State:** see [Operator].
public final class Watch implements Operator<Fact, Finding> {
    private static final long serialVersionUID = 1;

    private final WatchSettings settings;
    private final WatchContext context;

    public Watch(WatchSettings settings, Models models) {
        this(settings, WatchContext.of(models));
    }

    public Watch(WatchSettings settings, WatchContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public String keyOf(Fact fact) {
        return fact.entity().id();
    }

    @Override
    public Memory<Fact, Finding> begin(String key) {
        return new Watching(new EntityWatch(Entity.parse(key), settings, context));
    }

    @Override
    public Memory<Fact, Finding> restore(String key, DataInput saved) throws IOException {
        EntityWatch watch = new EntityWatch(Entity.parse(key), settings, context);
        SavedState.read("watch state of " + key, () -> watch.restore(saved));
        return new Watching(watch);
    }

    private record Watching(EntityWatch watch) implements Memory<Fact, Finding> {
        @Override
        public void on(Fact fact, Consumer<? super Finding> out) {
            switch (fact) {
                case Frame frame -> watch.on(frame, out);
                case Straggler straggler -> watch.on(straggler);
                case Silence silence -> watch.on(silence, out);
                case Lesson lesson -> watch.on(lesson, out);
                case Alert alert -> out.accept(alert);
                case Verdict verdict -> out.accept(verdict);
                case Change change -> watch.on(change, out);
                case Novelty novelty -> watch.on(novelty, out);
            }
        }

        @Override
        public long wakeAt() {
            return watch.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Finding> out) {
            watch.wake(nanos, out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            watch.save(out);
        }
    }
}
