// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import com.sun.management.OperatingSystemMXBean;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Journal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Measures samples a CPU second and bytes a sample. Run it by hand with an empty folder as its argument.
///
/// A mix as node_exporter gives it: a third counts, a third percent with two digits, a sixth constants, a sixth rates
/// over 15 s; 200 hosts of 50 signals, one point each 15 s.
final class StoreFigures {
    private static final int HOSTS = 200;
    private static final int SIGNALS = 50;
    private static final int FRAMES = 960;
    private static final long STEP = 15_000_000_000L;
    private static final double SAMPLES = (double) HOSTS * SIGNALS * FRAMES;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Random random = new Random(1);
    private final double[][] levels = new double[HOSTS][SIGNALS];

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        new StoreFigures().history(folder.resolve("history"));
        new StoreFigures().journal(folder.resolve("journal"));
        new StoreFigures().openPoints(folder.resolve("open"));
    }

    private void history(Path folder) throws IOException {
        List<Frame> frames = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        for (int signal = 0; signal < SIGNALS; signal++) {
            signals.add(new Signal("signal " + signal, ""));
        }
        try (Store store = Store.open(folder)) {
            long cpu = 0;
            for (int i = 0; i < FRAMES; i++) {
                frames.clear();
                for (int host = 0; host < HOSTS; host++) {
                    frames.add(frame(host, i, signals));
                }
                long before = system.getProcessCpuTime();
                for (Frame frame : frames) {
                    store.history().append(frame);
                }
                cpu += system.getProcessCpuTime() - before;
            }
            System.out.printf("history: %.2f M samples per CPU s%n", SAMPLES / cpu * 1e3);
            read(store.history());
        }
        System.out.printf("history: %.2f bytes a sample%n", size(folder, "history-") / SAMPLES);
    }

    private void read(History history) throws IOException {
        int rounds = 400;
        int points = 0;
        long before = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            Entity host = new Entity("host", "web-" + random.nextInt(HOSTS));
            points += history.read(host, "signal " + random.nextInt(SIGNALS), 0, Long.MAX_VALUE)
                    .size();
        }
        double milliseconds = (System.nanoTime() - before) / 1e6 / rounds;
        System.out.printf("history: one series, %d points: %.2f ms%n", points / rounds, milliseconds);
    }

    private void journal(Path folder) throws IOException {
        List<List<Series>> series = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            series.add(series(host));
        }
        try (Store store = Store.open(folder)) {
            Journal journal = store.journal();
            long cpu = system.getProcessCpuTime();
            long before = System.nanoTime();
            for (int i = 0; i < FRAMES / 4; i++) {
                List<Observation> batch = new ArrayList<>();
                for (int host = 0; host < HOSTS; host++) {
                    for (int signal = 0; signal < SIGNALS; signal++) {
                        batch.add(new Sample(series.get(host).get(signal), i * STEP, next(host, signal)));
                    }
                    if (batch.size() >= 1_000) {
                        journal.append(batch);
                        batch = new ArrayList<>();
                    }
                }
            }
            double samples = SAMPLES / 4;
            System.out.printf(
                    "journal: %.2f M samples per CPU s, %.2f ms an append of 1,000, %.1f bytes a sample%n",
                    samples / (system.getProcessCpuTime() - cpu) * 1e3,
                    (System.nanoTime() - before) / 1e6 / samples * 1_000,
                    size(folder, "journal.db") / samples);
            replay(journal, samples);
        }
    }

    private void replay(Journal journal, double samples) throws IOException {
        long cpu = system.getProcessCpuTime();
        long offset = 0;
        while (offset < journal.newest()) {
            offset = journal.read(offset, 16).getLast().offset();
        }
        System.out.printf(
                "journal: read back at %.2f M samples per CPU s%n", samples / (system.getProcessCpuTime() - cpu) * 1e3);
    }

    /// 100,000 series with 200 open points each.
    private void openPoints(Path folder) throws IOException {
        List<Signal> signals = new ArrayList<>();
        for (int signal = 0; signal < SIGNALS; signal++) {
            signals.add(new Signal("signal " + signal, ""));
        }
        int copies = 10;
        Store store = Store.open(folder);
        long heap = heap();
        for (int i = 0; i < 200; i++) {
            for (int host = 0; host < HOSTS; host++) {
                Frame frame = frame(host, i, signals);
                for (int copy = 0; copy < copies; copy++) {
                    Entity entity = new Entity("host", "web-" + host + "-" + copy);
                    store.history().append(Frame.of(entity, frame.nanos(), STEP, frame.points()));
                }
            }
        }
        System.out.printf("open: %d bytes of heap a series%n", (heap() - heap) / (HOSTS * SIGNALS * copies));
        time("save", () -> store.snapshots().write(store.history()::save));
        time("close", store::close);
        System.out.printf("open: snapshot of %.1f MB%n", size(folder, "snapshot") / 1e6);
        Store[] again = new Store[1];
        time("open again", () -> again[0] = Store.open(folder));
        time(
                "restore",
                () -> again[0].history().restore(again[0].snapshots().latest().orElseThrow()));
        time("close again", again[0]::close);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void time(String what, Step step) throws IOException {
        long before = System.nanoTime();
        step.run();
        System.out.printf("open: %s in %.0f ms%n", what, (System.nanoTime() - before) / 1e6);
    }

    private static List<Series> series(int host) {
        List<Series> series = new ArrayList<>();
        for (int signal = 0; signal < SIGNALS; signal++) {
            Map<String, String> labels = Map.of("job", "node", "device", "sd" + signal % 7);
            Entity entity = new Entity("host", "web-" + host);
            series.add(Series.of(entity, "node_metric_" + signal, labels, MetricKind.GAUGE));
        }
        return series;
    }

    private Frame frame(int host, int i, List<Signal> signals) {
        List<Point> points = new ArrayList<>();
        for (int signal = 0; signal < SIGNALS; signal++) {
            points.add(new Point(signals.get(signal), next(host, signal)));
        }
        return Frame.of(new Entity("host", "web-" + host), i * STEP, STEP, points);
    }

    private double next(int host, int signal) {
        double[] row = levels[host];
        return switch (signal % 6) {
            case 0, 1 -> row[signal] += random.nextInt(2_000);
            case 2, 3 -> row[signal] = Math.round((row[signal] * 0.9 + 5 + random.nextGaussian()) * 100) / 100.0;
            case 4 -> signal;
            default -> random.nextInt(1_000) / 15.0;
        };
    }

    private static long size(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
