// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.pipeline;

import io.vedette.core.baseline.CivilTime;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Tick;
import io.vedette.core.engine.Road;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.topology.TopologySettings;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Made-up series of one shop, one value a minute, sent down the whole stream half.
final class Replay {
    static final Entity SHOP = new Entity("shop", "north");
    static final int HOUR = 60;
    static final int DAY = 1_440;
    private static final long MINUTE = 60_000_000_000L;
    private static final int MODEL_ROWS = 600;

    private record Line(Series series, IntToDoubleFunction value, int lateMinutes) {}

    private final Pipeline<Observation, ?> pipeline;
    private final long start;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Object> told = new ArrayList<>();
    private Road road;

    /// @param start such as `2026-01-05T00:00:00Z`
    Replay(String start, CivilTime civil) {
        this.start = Instant.parse(start).getEpochSecond() * 1_000_000_000L;
        this.pipeline = Pipeline.standard(
                ExtractSettings.DEFAULT,
                WatchSettings.DEFAULT,
                new WatchContext(civil, Models.OWN, Double.POSITIVE_INFINITY),
                TopologySettings.DEFAULT,
                CorrelateSettings.DEFAULT,
                BudgetSettings.DEFAULT);
        this.road = new Road(pipeline, told::add);
        for (int i = 1; i <= 4; i++) {
            var chance = new SplittableRandom(i);
            gauge("quiet_" + i, _ -> 50 + chance.nextGaussian());
        }
    }

    /// A week that begins on a Monday.
    static Replay inUtc() {
        return new Replay("2026-01-05T00:00:00Z", CivilTime.UTC).withModel();
    }

    /// A level; no sample where it is NaN.
    Replay gauge(String name, IntToDoubleFunction value) {
        return line(name, MetricKind.GAUGE, value, 0);
    }

    /// A total.
    Replay total(String name, IntToDoubleFunction value) {
        return line(name, MetricKind.COUNTER, value, 0);
    }

    Replay late(String name, int minutes, IntToDoubleFunction value) {
        return line(name, MetricKind.GAUGE, value, minutes);
    }

    private Replay line(String name, MetricKind kind, IntToDoubleFunction value, int lateMinutes) {
        lines.put(name, new Line(Series.of(SHOP, name, Map.of(), kind), value, lateMinutes));
        return this;
    }

    /// From here on a model watches the four quiet gauges, so that a spike of another is no anomaly any more.
    Replay withModel() {
        List<Signal> signals = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        long[] nanos = new long[MODEL_ROWS];
        Arrays.setAll(nanos, row -> row * MINUTE);
        for (int i = 1; i <= 4; i++) {
            var chance = new SplittableRandom(100 + i);
            signals.add(new Signal("quiet_" + i, ""));
            columns.add(chance.doubles(MODEL_ROWS)
                    .map(_ -> 50 + chance.nextGaussian())
                    .toArray());
        }
        Table table = new Table(SHOP, nanos, MINUTE, signals, columns);
        Detector detector = new Teacher(LearnSettings.DEFAULT, Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
        road.feed(List.of(new Lesson(SHOP, start, detector.card().version(), DetectorFile.write(detector))));
        return this;
    }

    /// Sends the minutes from one to another.
    Replay play(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            List<Observation> heard = new ArrayList<>();
            for (Line line : lines.values()) {
                int at = minute - line.lateMinutes();
                double value = line.value().applyAsDouble(at);
                if (Double.isFinite(value)) {
                    heard.add(new Sample(line.series(), start + at * MINUTE, value));
                }
            }
            for (int third = 1; third <= 3; third++) {
                heard.add(new Tick(start + minute * MINUTE + third * MINUTE / 3 - 1));
            }
            road.feed(heard);
        }
        return this;
    }

    /// Stops, and starts again from what was saved.
    Replay restart() throws IOException {
        var bytes = new ByteArrayOutputStream();
        road.save(new DataOutputStream(bytes));
        road = new Road(pipeline, told::add);
        road.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return this;
    }

    List<Finding> findings() {
        return told.stream()
                .filter(Finding.class::isInstance)
                .map(Finding.class::cast)
                .toList();
    }

    /// Silences and anomalies of single signals that opened, in order.
    List<Anomaly> opened() {
        return anomalies(Anomaly.Phase.OPENED);
    }

    List<Anomaly> ended() {
        return anomalies(Anomaly.Phase.ENDED);
    }

    private List<Anomaly> anomalies(Anomaly.Phase phase) {
        return told.stream()
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast)
                .filter(anomaly -> anomaly.phase() == phase && anomaly.kind() != Anomaly.Kind.UNUSUAL)
                .toList();
    }

    /// What the page showed of a signal from a minute on.
    List<Deviation> shown(String signal, int from) {
        return told.stream()
                .filter(Assessment.class::isInstance)
                .map(Assessment.class::cast)
                .filter(assessment -> assessment.nanos() >= start + from * MINUTE)
                .flatMap(assessment -> assessment.off().stream())
                .filter(off -> off.signal().equals(signal))
                .toList();
    }

    /// Minutes from the start to an instant.
    int minute(long nanos) {
        return (int) ((nanos - start) / MINUTE);
    }
}
