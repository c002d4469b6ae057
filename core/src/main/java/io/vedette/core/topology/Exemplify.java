// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Spans become, for each entity, the traces of its slow and failed requests of late.
///
/// - **In:** spans; only where the entity was asked, as in the request rates.
/// - **Out:** an entity's [Exemplars], whole, when they changed, every ten seconds at most.
/// - **Cost:** O(log operations) a span; at most 120 exemplars an entity.
/// - **State:** see [Operator].
public final class Exemplify implements Operator<Observation, Exemplars> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean takes(Observation observation) {
        return observation instanceof Span span && isRequest(span);
    }

    private static boolean isRequest(Span span) {
        return switch (span.role()) {
            case SERVER, CONSUMER -> true;
            case INTERNAL -> span.parent().isEmpty();
            case CLIENT, PRODUCER -> false;
        };
    }

    @Override
    public String keyOf(Observation observation) {
        return observation instanceof Span span ? span.entity().id() : "";
    }

    @Override
    public Memory<Observation, Exemplars> begin(String key) {
        return new Showing(new Showcase(Entity.parse(key)));
    }

    @Override
    public Memory<Observation, Exemplars> restore(String key, DataInput saved) throws IOException {
        Showcase showcase = new Showcase(Entity.parse(key));
        SavedState.read("exemplars of " + key, () -> showcase.restore(saved));
        return new Showing(showcase);
    }

    private record Showing(Showcase showcase) implements Memory<Observation, Exemplars> {
        @Override
        public void on(Observation observation, Consumer<? super Exemplars> out) {
            if (observation instanceof Span span) {
                showcase.take(span);
            }
        }

        @Override
        public long wakeAt() {
            return showcase.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Exemplars> out) {
            showcase.wake(nanos, out);
        }

        @Override
        public void recall(Consumer<? super Exemplars> out) {
            showcase.recall(out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            showcase.save(out);
        }
    }
}
