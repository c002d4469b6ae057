// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.Operator;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same streams for each kind of model, through the watch: a load, work that follows it, a
/// constant, and a job once a day. A day has 288 rows.
final class ModelReplaysTest {
    private static final Entity WEB = new Entity("host", "web");
    private static final long STEP = 300_000_000_000L;
    private static final int DAY = 288;
    private static final int LEARNT = 8 * DAY;
    private static final List<Signal> SIGNALS = List.of(
            new Signal("load", "%"), new Signal("work", ""), new Signal("limit", ""), new Signal("disk busy", "%"));

    private final List<Finding> told = new ArrayList<>();

    static Stream<String> kinds() {
        return Models.OWN.names().stream();
    }

    /// All but the isolation forest: its scores have a ceiling, which in a week of such a rhythm lies below the line.
    static Stream<String> kindsThatReach() {
        return Models.OWN.names().stream().filter(kind -> !kind.endsWith("isolation-forest"));
    }

    /// @param more a fault: load and disk go up, and work goes down with it
    private static Frame frame(long row, double more) {
        var chance = new SplittableRandom(row);
        double load = 40 + 15 * Math.sin(2 * Math.PI * row / DAY) + chance.nextGaussian();
        double busy = (row % DAY / 6 == 4 ? 80 : 10) + chance.nextGaussian();
        double work = 10 * load + 5 * chance.nextGaussian();
        double[] values = {load + more, work - 10 * more, 100, busy + 2 * more};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(SIGNALS.get(i), values[i]));
        }
        return Frame.of(WEB, row * STEP, STEP, points);
    }

    private Operator.Memory<Fact, Finding> watch(String kind) {
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < LEARNT; row++) {
            frames.add(frame(row, 0));
        }
        Table table = Table.of(WEB, frames);
        Detector detector = new Teacher(LearnSettings.DEFAULT.withModel(kind), Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
        Operator.Memory<Fact, Finding> watch = new Watch(WatchSettings.DEFAULT, Models.OWN).begin(WEB.id());
        watch.on(new Lesson(WEB, 0, detector.card().version(), DetectorFile.write(detector)), told::add);
        return watch;
    }

    private List<Anomaly> opened() {
        return told.stream()
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast)
                .filter(anomaly -> anomaly.phase() == Anomaly.Phase.OPENED)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void constant_and_a_job_of_each_night_are_no_event(String kind) {
        Operator.Memory<Fact, Finding> watch = watch(kind);
        for (int row = LEARNT; row < LEARNT + 4 * DAY; row++) {
            watch.on(frame(row, 0), told::add);
        }

        assertThat(opened()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void missing_hours_are_no_event(String kind) {
        Operator.Memory<Fact, Finding> watch = watch(kind);
        for (int row = LEARNT; row < LEARNT + 2 * DAY; row++) {
            if (row < LEARNT + 100 || row > LEARNT + 136) {
                watch.on(frame(row, 0), told::add);
            }
        }

        assertThat(opened()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kindsThatReach")
    void level_shift_is_told_within_an_hour(String kind) {
        Operator.Memory<Fact, Finding> watch = watch(kind);
        for (int row = LEARNT; row < LEARNT + DAY; row++) {
            watch.on(frame(row, row < LEARNT + 150 ? 0 : 45), told::add);
        }

        assertThat(opened()).isNotEmpty();
        assertThat(opened().getFirst().nanos() / STEP).isBetween(LEARNT + 150L, LEARNT + 162L);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void restart_in_the_middle_changes_no_answer(String kind) throws IOException {
        Operator.Memory<Fact, Finding> watch = watch(kind);
        List<Finding> straight = new ArrayList<>();
        List<Finding> restarted = new ArrayList<>();
        for (int row = LEARNT; row < LEARNT + 120; row++) {
            watch.on(frame(row, row < LEARNT + 100 ? 0 : 45), straight::add);
        }
        var bytes = new ByteArrayOutputStream();
        watch.save(new DataOutputStream(bytes));
        Operator.Memory<Fact, Finding> again = new Watch(WatchSettings.DEFAULT, Models.OWN)
                .restore(WEB.id(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        straight.clear();
        for (int row = LEARNT + 120; row < LEARNT + DAY; row++) {
            double more = row < LEARNT + 140 ? 45 : 0;
            watch.on(frame(row, more), straight::add);
            again.on(frame(row, more), restarted::add);
        }

        assertThat(restarted.equals(straight)).isTrue();
        assertThat(straight).hasSizeGreaterThanOrEqualTo(DAY - 120);
    }
}
