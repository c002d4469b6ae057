// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Observations of an entity become its frames, one an instant of its grid.
///
/// A frame leaves at the first tick that finds as many series in it as in the frame before, else when its cell is
/// over. Once a sample came later than that, by ten minutes at most, cells are held open for as long as samples are
/// late; one whose frame has gone all the same leaves by itself, as a [io.vedette.core.domain.Straggler]. Log lines and
/// spans are counted into series of the same grid ([Records]), lines by template too ([LogTemplates]). [Alert]s,
/// [Change]s and [Lesson]s pass.
///
/// - **In:** samples and records of one tick in any order; samples up to a day late.
/// - **Out:** [io.vedette.core.domain.Frame], [io.vedette.core.domain.Straggler], [io.vedette.core.domain.Silence],
///   [io.vedette.core.domain.Novelty], and what passes.
/// - **Cost:** O(1) a sample or record, O(series) a frame; about 200 bytes a series, and 40 a sample that is held.
/// - **State:** see [Operator].
public final class Extract implements Operator<Observation, Fact> {
    private static final long serialVersionUID = 1;

    private final long intervalNanos;
    private final long silentAfterNanos;
    private final int maxSignals;

    public Extract(ExtractSettings settings) {
        this.intervalNanos = settings.interval().toNanos();
        this.silentAfterNanos = settings.silentAfter().toNanos();
        this.maxSignals = settings.maxSignals();
    }

    /// All but what is of two entities: the topology has that.
    @Override
    public boolean takes(Observation observation) {
        return !(observation instanceof Sighting);
    }

    @Override
    public String keyOf(Observation observation) {
        return switch (observation) {
            case Sample sample -> sample.series().entity().id();
            case LogLine line -> line.entity().id();
            case Span span -> span.entity().id();
            case Alert alert -> alert.entity().id();
            case Change change -> change.entity().id();
            case Lesson lesson -> lesson.entity().id();
            case Verdict verdict -> verdict.entity().id();
            case Tick _, Sighting _ -> "";
        };
    }

    @Override
    public Memory<Observation, Fact> begin(String key) {
        return new Following(signals(key));
    }

    @Override
    public Memory<Observation, Fact> restore(String key, DataInput saved) throws IOException {
        EntitySignals signals = signals(key);
        SavedState.read("extract state of " + key, () -> signals.restore(saved));
        return new Following(signals);
    }

    private EntitySignals signals(String key) {
        Entity entity = Entity.parse(key);
        EntityGrid grid = new EntityGrid(entity, intervalNanos, silentAfterNanos, maxSignals);
        LogTemplates templates = new LogTemplates(entity);
        return new EntitySignals(grid, templates, new Records(entity, templates), intervalNanos);
    }

    private record Following(EntitySignals signals) implements Memory<Observation, Fact> {
        @Override
        public void on(Observation observation, Consumer<? super Fact> out) {
            switch (observation) {
                case Sample sample -> signals.take(sample, out);
                case LogLine line -> signals.take(line);
                case Span span -> signals.take(span);
                case Alert alert -> out.accept(alert);
                case Change change -> out.accept(change);
                case Lesson lesson -> out.accept(lesson);
                case Verdict verdict -> out.accept(verdict);
                case Tick _, Sighting _ -> throw new IllegalArgumentException("no input of an entity: " + observation);
            }
        }

        @Override
        public long wakeAt() {
            return signals.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Fact> out) {
            signals.wake(nanos, out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            signals.save(out);
        }
    }
}
