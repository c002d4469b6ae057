// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Spans and sightings become the graph of entities.
///
/// - **In:** spans of one window in any order ([SpanJoin]); sightings.
/// - **Out:** a [io.vedette.core.domain.Link] when an edge appears, when it ends, and once a minute while it grows;
///   once a minute clocks that disagreed, and what there was no room for.
/// - **Cost:** O(1) a span or sighting, O(edges) a minute.
/// - **State:** one memory for all, as an edge has two ends; see [Operator].
public final class Relate implements Operator<Observation, Relation> {
    private static final long serialVersionUID = 1;

    private static final String REALM = "realm";

    private final TopologySettings settings;

    public Relate(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean takes(Observation observation) {
        return observation instanceof Span || observation instanceof Sighting;
    }

    @Override
    public String keyOf(Observation observation) {
        return REALM;
    }

    @Override
    public Memory<Observation, Relation> begin(String key) {
        return new Relating(new Graph(settings));
    }

    @Override
    public Memory<Observation, Relation> restore(String key, DataInput saved) throws IOException {
        Graph graph = new Graph(settings);
        SavedState.read("topology of " + key, () -> graph.restore(saved));
        return new Relating(graph);
    }

    private record Relating(Graph graph) implements Memory<Observation, Relation> {
        @Override
        public void on(Observation observation, Consumer<? super Relation> out) {
            if (observation instanceof Span span) {
                graph.take(span, out);
            } else if (observation instanceof Sighting sighting) {
                graph.take(sighting, out);
            }
        }

        /// At every tick: it is the only way to know when something came.
        @Override
        public long wakeAt() {
            return Long.MIN_VALUE;
        }

        @Override
        public void wake(long nanos, Consumer<? super Relation> out) {
            graph.reach(nanos, out);
        }

        @Override
        public void recall(Consumer<? super Relation> out) {
            graph.recall(out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            graph.save(out);
        }
    }
}
