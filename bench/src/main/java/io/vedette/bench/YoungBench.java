// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.flow.Operator;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the first model of a system is worth: learnt from its first rows, does it stay quiet for ten minutes, and does
/// it then find a gross fault within thirty seconds?
final class YoungBench {
    private static final int[] WARM_UPS = {50, 60, 120, 240};
    private static final int SEEDS = 200;
    private static final int QUIET = 600;
    private static final int ILL = 30;

    private final PrintStream out;

    YoungBench(PrintStream out) {
        this.out = out;
    }

    void run() throws IOException {
        out.printf(
                "| system | rows learnt from | found within %d rows | median delay, rows | false alarms in %d rows |%n",
                ILL, QUIET);
        out.println("|---|---|---|---|---|");
        for (YoungSystem.Kind kind : YoungSystem.Kind.values()) {
            for (int warmUp : WARM_UPS) {
                List<Trial> trials = new ArrayList<>();
                for (int seed = 1; seed <= SEEDS; seed++) {
                    trials.add(trial(new YoungSystem(kind, seed), warmUp));
                }
                print(kind, warmUp, trials);
            }
        }
    }

    /// @param delay rows from the fault's first to the anomaly, -1 when there was none
    private record Trial(int delay, int falseAlarms) {}

    private static Trial trial(YoungSystem system, int warmUp) throws IOException {
        List<Frame> first = system.next(warmUp, 0, false);
        Table table = Table.of(system.entity(), first);
        Split split = Split.last(LearnSettings.DEFAULT.testShare(), table.nanos());
        Detector detector = new Teacher(LearnSettings.DEFAULT, Kinds.all()).teach(table, split, "", Progress.SILENT);
        Operator.Memory<Fact, Finding> watch = new Watch(WatchSettings.DEFAULT, Kinds.all())
                .begin(system.entity().id());
        List<Anomaly> told = new ArrayList<>();
        watch.on(new Lesson(system.entity(), first.getLast().nanos(), "young", DetectorFile.write(detector)), _ -> {});
        int falseAlarms = opened(watch, system.next(QUIET, warmUp, false), told);
        boolean open = !told.isEmpty() && told.getLast().phase() != Anomaly.Phase.ENDED;
        told.clear();
        List<Frame> ill = system.next(ILL, warmUp + QUIET, true);
        int delay = -1;
        for (int i = 0; i < ill.size() && delay < 0; i++) {
            if (opened(watch, List.of(ill.get(i)), told) > 0) {
                delay = i;
            }
        }
        return new Trial(open ? -1 : delay, falseAlarms);
    }

    private static int opened(Operator.Memory<Fact, Finding> watch, List<Frame> frames, List<Anomaly> told) {
        int before = (int) told.stream().filter(YoungBench::isOpening).count();
        for (Frame frame : frames) {
            watch.on(frame, finding -> {
                if (finding instanceof Anomaly anomaly) {
                    told.add(anomaly);
                }
            });
        }
        return (int) told.stream().filter(YoungBench::isOpening).count() - before;
    }

    private static boolean isOpening(Anomaly anomaly) {
        return anomaly.phase() == Anomaly.Phase.OPENED;
    }

    private void print(YoungSystem.Kind kind, int warmUp, List<Trial> trials) {
        int[] delays = trials.stream()
                .mapToInt(Trial::delay)
                .filter(delay -> delay >= 0)
                .sorted()
                .toArray();
        int alarms = trials.stream().mapToInt(Trial::falseAlarms).sum();
        out.printf(
                "| %s | %d | %.1f %% | %s | %.2f |%n",
                kind.name().toLowerCase(java.util.Locale.ROOT),
                warmUp,
                100.0 * delays.length / trials.size(),
                delays.length == 0
                        ? "–"
                        : Integer.toString(Arrays.stream(delays).toArray()[delays.length / 2]),
                (double) alarms / trials.size());
    }
}
