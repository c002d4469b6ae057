// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.Baselines;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What the baselines of 100,000 signals cost, and how often they call clean values off: 1,000 entities of 100 signals
/// each, a day at a minute a step.
final class BaselineBench {
    private static final int ENTITIES = 1_000;
    private static final int SIGNALS = 100;
    private static final int FRAMES = 1_440;
    private static final long STEP = 60_000_000_000L;

    /// So that there is a day of rest to learn.
    private static final long FRIDAY_NOON = 36L * 3_600_000_000_000L;

    private final PrintStream out;
    private final Random random = new Random(1);
    private final List<Signal> signals = IntStream.range(0, SIGNALS)
            .mapToObj(i -> new Signal("signal_%03d{instance=\"host:9100\"}".formatted(i), ""))
            .toList();

    BaselineBench(PrintStream out) {
        this.out = out;
    }

    /// What it came to.
    ///
    /// @param signals followed
    /// @param values  of each
    /// @param micros  of CPU a value
    /// @param bytes   a signal on the heap, in the end
    /// @param off     values called off
    record Cost(int signals, int values, double micros, long bytes, long off) {}

    void run() {
        Cost cost = measure();
        double points = (double) cost.signals() * cost.values();
        out.println("| signals | points | CPU µs a point | bytes a signal | off, of a million |");
        out.println("|---|---|---|---|---|");
        out.printf(
                "| %,d | %,.0f | %.3f | %d | %.0f |%n",
                cost.signals(), points, cost.micros(), cost.bytes(), cost.off() * 1e6 / points);
    }

    Cost measure() {
        long before = Heap.used();
        List<Baselines> all =
                IntStream.range(0, ENTITIES).mapToObj(_ -> new Baselines()).toList();
        double spent = 0;
        long off = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            List<Frame> frames = frames(frame);
            double start = Cpu.seconds();
            for (int i = 0; i < ENTITIES; i++) {
                off += all.get(i).take(frames.get(i)).size();
            }
            spent += Cpu.seconds() - start;
        }
        int signals = ENTITIES * SIGNALS;
        long bytes = (Heap.used() - before) / signals;
        if (all.isEmpty()) {
            throw new IllegalStateException("the baselines must live until they are weighed");
        }
        return new Cost(signals, FRAMES, spent * 1e6 / signals / FRAMES, bytes, off);
    }

    private List<Frame> frames(int frame) {
        List<Frame> frames = new ArrayList<>(ENTITIES);
        for (int i = 0; i < ENTITIES; i++) {
            List<Point> points = new ArrayList<>(SIGNALS);
            for (Signal signal : signals) {
                points.add(new Point(signal, 50 + random.nextGaussian()));
            }
            frames.add(Frame.of(new Entity("host", "h" + i), FRIDAY_NOON + frame * STEP, STEP, points));
        }
        return frames;
    }
}
