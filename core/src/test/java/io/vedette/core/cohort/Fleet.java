// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.baseline.RecentLevels;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.Operator;
import io.vedette.core.watch.GuardSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Made-up entities, a value a minute each, on their way through levels to the comparison.
final class Fleet {
    static final int HOUR = 60;
    static final int DAY = 1_440;
    static final long MINUTE = 60_000_000_000L;

    private final Cohorts cohorts = new Cohorts(GuardSettings.DEFAULT);
    private final Map<Entity, RecentLevels> levels = new LinkedHashMap<>();
    private final Map<Entity, Map<Signal, IntToDoubleFunction>> lines = new LinkedHashMap<>();
    private final List<Anomaly> told = new ArrayList<>();
    private Operator.Memory<Lead, Anomaly> memory = cohorts.begin("realm");
    private SplittableRandom shuffling = new SplittableRandom(0);
    private boolean shuffled;

    static Entity pod(int number) {
        return new Entity("pod", "prod/shop-" + number);
    }

    /// A value of a minute; silent where it is NaN.
    Fleet line(Entity entity, String signal, String unit, IntToDoubleFunction value) {
        lines.computeIfAbsent(entity, _ -> new LinkedHashMap<>()).put(new Signal(signal, unit), value);
        return this;
    }

    Fleet link(Entity from, Edge.Kind kind, Entity to) {
        memory.on(Link.seen(new Edge(from, kind, to), 0), _ -> {});
        return this;
    }

    /// Each of these is a pod of the deployment `prod/shop`.
    Fleet pods(int count) {
        for (int i = 0; i < count; i++) {
            link(pod(i), Edge.Kind.MEMBER_OF, new Entity("deployment", "prod/shop"));
        }
        return this;
    }

    /// From now on what comes within a minute comes in another order each time.
    Fleet shuffled(long seed) {
        shuffling = new SplittableRandom(seed);
        shuffled = true;
        return this;
    }

    Fleet play(int from, int to) {
        List<Levels> heard = new ArrayList<>();
        for (int minute = from; minute < to; minute++) {
            for (Map.Entry<Entity, Map<Signal, IntToDoubleFunction>> entry : lines.entrySet()) {
                Frame frame = frame(entry.getKey(), entry.getValue(), minute);
                if (!frame.points().isEmpty()) {
                    levels.computeIfAbsent(entry.getKey(), _ -> new RecentLevels())
                            .take(frame, heard::add);
                }
            }
            while (!heard.isEmpty()) {
                int next = shuffled ? shuffling.nextInt(heard.size()) : 0;
                memory.on(heard.remove(next), told::add);
            }
            for (int second = 10; second < 60; second += 10) {
                wake(minute * MINUTE + second * 1_000_000_000L);
            }
        }
        return this;
    }

    private void wake(long nanos) {
        if (memory.wakeAt() <= nanos) {
            memory.wake(nanos, told::add);
        }
    }

    private static Frame frame(Entity entity, Map<Signal, IntToDoubleFunction> signals, int minute) {
        List<Point> points = new ArrayList<>();
        signals.forEach((signal, line) -> {
            double value = line.applyAsDouble(minute);
            if (Double.isFinite(value)) {
                points.add(new Point(signal, value));
            }
        });
        return Frame.of(entity, minute * MINUTE, MINUTE, points);
    }

    /// Says something to the comparison.
    Fleet say(Lead lead) {
        memory.on(lead, told::add);
        return this;
    }

    /// Stops, and goes on from what was saved.
    Fleet restart() throws IOException {
        memory = cohorts.restore("realm", read(write(memory::save)));
        for (Map.Entry<Entity, RecentLevels> entry : levels.entrySet()) {
            RecentLevels restored = new RecentLevels();
            restored.restore(read(write(entry.getValue()::save)));
            entry.setValue(restored);
        }
        return this;
    }

    /// Writes state.
    private interface Saving {
        void save(DataOutputStream out) throws IOException;
    }

    private static byte[] write(Saving saving) throws IOException {
        var bytes = new ByteArrayOutputStream();
        saving.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream read(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    List<Anomaly> anomalies() {
        return told;
    }

    List<Anomaly> opened() {
        return anomalies().stream()
                .filter(anomaly -> anomaly.phase() == Anomaly.Phase.OPENED)
                .toList();
    }
}
