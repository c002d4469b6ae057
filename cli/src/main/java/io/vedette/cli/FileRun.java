// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Tick;
import io.vedette.core.engine.Road;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Progress;
import io.vedette.core.pipeline.Pipeline;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.ask.csv.CsvRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A file on the same road as live telemetry: each column a series, each cell a sample.
final class FileRun {
    private final CsvRows rows;
    private final Entity entity;
    private final List<Series> series = new ArrayList<>();

    FileRun(CsvRows rows, Entity entity) {
        this.rows = rows;
        this.entity = entity;
        rows.columns().forEach(name -> series.add(Series.of(entity, name, Map.of(), MetricKind.GAUGE)));
    }

    /// What was found, instant by instant and anomaly by anomaly.
    record Found(List<Assessment> assessments, List<Anomaly> anomalies) {}

    Detector train(LearnSettings settings, Split split, Progress progress) {
        return new Teacher(settings).teach(table(), split, "", progress);
    }

    private Table table() {
        List<Frame> frames = new ArrayList<>();
        run(List.of(), told -> {
            if (told instanceof Frame frame) {
                frames.add(frame);
            }
        });
        return Table.of(entity, frames);
    }

    /// @param fromNanos what lies before fills windows, but is not told
    Found detect(Detector detector, WatchSettings settings, long fromNanos) {
        List<Assessment> assessments = new ArrayList<>();
        Map<String, Anomaly> anomalies = new LinkedHashMap<>();
        Lesson lesson = new Lesson(entity, 0, detector.card().version(), DetectorFile.write(detector));
        run(settings, List.of(lesson), told -> {
            if (told instanceof Assessment assessment && assessment.nanos() >= fromNanos) {
                assessments.add(assessment);
            } else if (told instanceof Anomaly anomaly && anomaly.nanos() >= fromNanos) {
                anomalies.put(anomaly.id(), anomaly);
            }
        });
        return new Found(assessments, List.copyOf(anomalies.values()));
    }

    private void run(List<Observation> first, Consumer<Object> tap) {
        run(WatchSettings.DEFAULT, first, tap);
    }

    private void run(WatchSettings settings, List<Observation> first, Consumer<Object> tap) {
        Road road = new Road(
                Pipeline.standard(ExtractSettings.DEFAULT, settings, CorrelateSettings.DEFAULT, BudgetSettings.DEFAULT),
                tap);
        road.feed(first);
        for (int row = 0; row < rows.size(); row++) {
            road.feed(samples(row));
        }
        long step = Table.step(rows.nanos());
        road.feed(List.of(new Tick(rows.nanos()[rows.size() - 1] + 2 * step)));
    }

    private List<Observation> samples(int row) {
        List<Observation> samples = new ArrayList<>(series.size());
        for (int column = 0; column < series.size(); column++) {
            double value = rows.values()[row][column];
            if (!Double.isNaN(value)) {
                samples.add(new Sample(series.get(column), rows.nanos()[row], value));
            }
        }
        return samples;
    }
}
