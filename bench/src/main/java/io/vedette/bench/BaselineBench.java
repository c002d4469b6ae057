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

    void run() {
        long before = used();
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
        double points = (double) ENTITIES * SIGNALS * FRAMES;
        out.println("| signals | points | CPU µs a point | bytes a signal | off, of a million |");
        out.println("|---|---|---|---|---|");
        out.printf(
                "| %,d | %,.0f | %.3f | %d | %.0f |%n",
                ENTITIES * SIGNALS,
                points,
                spent * 1e6 / points,
                (used() - before) / (ENTITIES * SIGNALS),
                off * 1e6 / points);
        if (all.isEmpty()) {
            throw new IllegalStateException("the baselines must live until they are weighed");
        }
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

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
