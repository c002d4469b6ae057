// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.ThresholdSettings;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import io.vedette.core.keep.History;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.Settings;
import io.vedette.server.desk.ModelShelf;
import io.vedette.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a trial found: from the ledger what was told live, and by judging the stored points again how many rows lay
/// beyond each kind of line.
record TrialFigures(List<OfMachine> machines, List<Incident> incidents, PrometheusTrialTest.TrialTimes times) {
    /// @param rows    rows judged in the quiet day
    /// @param beyond  rows beyond the line in it
    /// @param alarms  anomalies in it
    record Quiet(int rows, int beyond, int alarms) {}

    /// @param steps from the fault's begin to the anomaly's, −1 when it was missed
    record OfMachine(Entity entity, String card, Quiet auto, Quiet classic, int steps, String sentence) {}

    static TrialFigures read(Settings settings, PrometheusTrialTest.TrialTimes times) throws IOException {
        List<OfMachine> machines = new ArrayList<>();
        try (Store store = Store.open(settings.data().folder())) {
            ModelShelf shelf = new ModelShelf(settings.data().folder(), Kinds.all());
            for (Entity entity : shelf.entities()) {
                machines.add(ofMachine(store.history(), shelf, entity, times));
            }
            return new TrialFigures(machines, store.ledger().incidents(1_000), times);
        }
    }

    private static OfMachine ofMachine(
            History history, ModelShelf shelf, Entity entity, PrometheusTrialTest.TrialTimes times) throws IOException {
        Detector auto = shelf.newest(entity).orElseThrow().detector();
        Table past = Table.read(history, entity, history.signals(entity), 0, times.learnt() * 1_000_000_000L + 1);
        Table later = Table.read(
                history,
                entity,
                history.signals(entity),
                (times.learnt() - 3_600) * 1_000_000_000L,
                times.end() * 1_000_000_000L + 1);
        LearnSettings settings =
                LearnSettings.DEFAULT.withThreshold(new ThresholdSettings(ThresholdSettings.Method.CLASSIC, 95, 1e-4));
        Detector classic = new Teacher(settings, Kinds.all())
                .teach(past, Split.last(settings.testShare(), past.nanos()), "", (_, _, _) -> {});
        Judged judged = judge(auto, later);
        Anomaly found = judged.anomalies().stream()
                .filter(anomaly -> anomaly.nanos() / 1_000_000_000L > times.fault())
                .findFirst()
                .orElse(null);
        int steps = found == null ? -1 : (int) ((found.nanos() / 1_000_000_000L - times.fault()) / Traffic.STEP);
        String card = "%s window %d inputs %d rows %d, %s, surprise %.2f"
                .formatted(
                        auto.model().kind(),
                        auto.model().window(),
                        auto.recipe().inputs().size(),
                        auto.card().trained().rows(),
                        auto.calibration().method(),
                        auto.calibration().threshold());
        return new OfMachine(
                entity,
                card,
                judged.quiet(times),
                judge(classic, later).quiet(times),
                steps,
                found == null ? "missed" : found.evidence().sentence());
    }

    /// @param anomalies each as it was opened
    private record Judged(List<Assessment> assessments, List<Anomaly> anomalies) {
        Quiet quiet(PrometheusTrialTest.TrialTimes times) {
            List<Assessment> quiet = assessments.stream()
                    .filter(assessment -> isQuiet(assessment.nanos(), times))
                    .toList();
            return new Quiet(
                    quiet.size(),
                    (int) quiet.stream().filter(a -> a.judgement().isUnusual()).count(),
                    (int) anomalies.stream()
                            .filter(anomaly -> isQuiet(anomaly.nanos(), times))
                            .count());
        }

        private static boolean isQuiet(long nanos, PrometheusTrialTest.TrialTimes times) {
            return nanos > times.learnt() * 1_000_000_000L && nanos <= times.quiet() * 1_000_000_000L;
        }
    }

    private static Judged judge(Detector detector, Table table) {
        Operator.Memory<Fact, Finding> watch = new Watch(WatchSettings.DEFAULT, Kinds.all())
                .begin(table.entity().id());
        List<Assessment> assessments = new ArrayList<>();
        Map<String, Anomaly> opened = new LinkedHashMap<>();
        watch.on(new Lesson(table.entity(), 0, detector.card().version(), DetectorFile.write(detector)), finding -> {});
        for (int row = 0; row < table.rows(); row++) {
            watch.on(table.frame(row), finding -> {
                switch (finding) {
                    case Assessment assessment -> assessments.add(assessment);
                    case Anomaly anomaly -> opened.putIfAbsent(anomaly.id(), anomaly);
                    case Levels _ -> {
                        // For who compares machines with each other.
                    }
                    case Alert _, Change _, Verdict _ -> throw new AssertionError("nobody told of " + finding);
                }
            });
        }
        return new Judged(assessments, List.copyOf(opened.values()));
    }

    /// Each fault found by its twelfth step, live and by judging again, and named; no alarm in the quiet day.
    /// Rows beyond the line are few and come in runs: that promise is held to over all machines, and to a factor.
    void areGood(int expected) {
        assertThat(machines).hasSize(expected);
        for (OfMachine machine : machines) {
            assertThat(machine.steps())
                    .as("steps until %s was found", machine.entity())
                    .isBetween(1, 12);
            assertThat(machine.sentence()).contains("cpu");
            assertThat(machine.auto().alarms())
                    .as("alarms in the quiet day of %s", machine.entity())
                    .isZero();
            assertThat(machine.classic().alarms())
                    .isLessThanOrEqualTo((int) (0.05 * machine.classic().rows()));
        }
        assertThat(shareBeyond(OfMachine::auto)).as("past the automatic line").isLessThanOrEqualTo(10 * 1e-4);
        assertThat(shareBeyond(OfMachine::classic))
                .as("past the 95th percentile")
                .isLessThanOrEqualTo(2 * 0.05);
        assertThat(incidents).hasSize(expected).allSatisfy(incident -> {
            assertThat(incident.title()).contains("cpu_busy");
            assertThat(incident.startNanos() / 1_000_000_000L).isBetween(times.fault(), times.fault() + 180);
        });
    }

    private double shareBeyond(Function<OfMachine, Quiet> line) {
        double rows = machines.stream().map(line).mapToInt(Quiet::rows).sum();
        return machines.stream().map(line).mapToInt(Quiet::beyond).sum() / rows;
    }

    void print() {
        for (OfMachine machine : machines) {
            System.out.println(machine.entity() + ": " + machine.card());
            System.out.println("  quiet day, auto:    " + machine.auto());
            System.out.println("  quiet day, classic: " + machine.classic());
            System.out.println("  fault: after %d steps: %s".formatted(machine.steps(), machine.sentence()));
        }
        for (Incident incident : incidents) {
            System.out.println("told live: %s to %s %s"
                    .formatted(
                            Instant.ofEpochSecond(0, incident.startNanos()),
                            Instant.ofEpochSecond(0, incident.endNanos()),
                            incident.title()));
        }
        System.out.println("quiet day from %s to %s, fault at %s"
                .formatted(
                        Instant.ofEpochSecond(times.learnt()),
                        Instant.ofEpochSecond(times.quiet()),
                        Instant.ofEpochSecond(times.fault())));
    }
}
