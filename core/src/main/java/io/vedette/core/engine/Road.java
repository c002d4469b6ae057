// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Tick;
import io.vedette.core.flow.Operator;
import io.vedette.core.pipeline.Pipeline;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A pipeline with its memories, driven by whoever holds it: the engine, a replay, a file on the command line.
///
/// - **In:** observations in the order of the Journal. A [Tick] wakes what waits; how the observations are cut into
///   calls changes nothing.
/// - **Out:** every output of every stage, told to the tap in order.
/// - **State:** confined to a thread.
public final class Road {
    private final List<Stage<?, ?>> stages = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final Consumer<Object> tap;

    public Road(Pipeline<Observation, ?> pipeline, Consumer<Object> tap) {
        for (Operator<?, ?> operator : pipeline.operators()) {
            stages.add(new Stage<>(operator));
        }
        for (Pipeline.Side<Observation> side : pipeline.sides()) {
            sides.add(new Side(side.before(), new Road(side.pipeline(), tap)));
        }
        for (Pipeline.Listener listener : pipeline.listeners()) {
            listeners.add(new Listener(listener.before(), new Stage<>(listener.operator())));
        }
        this.tap = tap;
    }

    /// A road whose last outputs join before a stage.
    private record Side(int before, Road road) {}

    /// A stage that hears what comes to another, and adds to it.
    private record Listener(int before, Stage<?, ?> stage) {}

    public void feed(List<Observation> observations) {
        List<Object> run = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            if (observation instanceof Tick tick) {
                flow(run, Long.MIN_VALUE);
                run.clear();
                flow(List.of(), tick.nanos());
            } else if (isTaken(observation)) {
                run.add(observation);
            }
        }
        flow(run, Long.MIN_VALUE);
    }

    private boolean isTaken(Observation observation) {
        return stages.isEmpty()
                || stages.getFirst().takes(observation)
                || sides.stream().anyMatch(side -> side.road().isTaken(observation));
    }

    /// Lets inputs run down the stages; at each, what is due at `wakeNanos` wakes after them.
    ///
    /// @return what the last stage handed on
    private List<Object> flow(List<Object> inputs, long wakeNanos) {
        if (inputs.isEmpty() && wakeNanos == Long.MIN_VALUE) {
            return List.of();
        }
        List<Object> at = List.copyOf(inputs);
        for (int i = 0; i < stages.size(); i++) {
            at = pass(stages.get(i), heard(joined(at, i, inputs, wakeNanos), i, wakeNanos), wakeNanos);
        }
        return at;
    }

    private List<Object> pass(Stage<?, ?> stage, List<Object> inputs, long wakeNanos) {
        List<Object> outputs = stage.take(inputs);
        if (wakeNanos != Long.MIN_VALUE) {
            stage.wake(wakeNanos, outputs);
        }
        outputs.forEach(tap);
        return outputs;
    }

    /// What comes to a stage, and what listeners say of it.
    private List<Object> heard(List<Object> main, int stage, long wakeNanos) {
        List<Object> all = main;
        for (Listener listener : listeners) {
            if (listener.before() == stage) {
                List<Object> more = pass(listener.stage(), all, wakeNanos);
                all = new ArrayList<>(all);
                all.addAll(more);
            }
        }
        return all;
    }

    /// What comes to a stage, with what comes from beside.
    private List<Object> joined(List<Object> main, int stage, List<Object> inputs, long wakeNanos) {
        List<Object> all = main;
        for (Side side : sides) {
            if (side.before() == stage) {
                all = new ArrayList<>(all);
                all.addAll(side.road().flow(inputs, wakeNanos));
            }
        }
        return all;
    }

    /// Has everything that still holds told to the tap once more.
    public void recall() {
        stages.forEach(stage -> stage.recall(tap));
        listeners.forEach(listener -> listener.stage().recall(tap));
        sides.forEach(side -> side.road().recall());
    }

    /// Keys that the first stage remembers.
    public int keys() {
        return stages.isEmpty() ? 0 : stages.getFirst().keys();
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(stages.size());
        for (Stage<?, ?> stage : stages) {
            stage.save(out);
        }
        for (Side side : sides) {
            side.road().save(out);
        }
        for (Listener listener : listeners) {
            listener.stage().save(out);
        }
    }

    public void restore(DataInput in) throws IOException {
        restoreWithoutListeners(in);
        for (Listener listener : listeners) {
            listener.stage().restore(in);
        }
    }

    /// As it was saved before anything was heard.
    void restoreWithoutListeners(DataInput in) throws IOException {
        restoreStages(in);
        for (Side side : sides) {
            side.road().restoreWithoutListeners(in);
        }
    }

    /// As it was saved before anything flowed in from beside.
    void restoreStages(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > stages.size()) {
            throw new IOException("saved state has %d stages, the pipeline %d".formatted(size, stages.size()));
        }
        // A stage that a later release put at the end begins with nothing.
        for (Stage<?, ?> stage : stages.subList(0, size)) {
            stage.restore(in);
        }
    }
}
