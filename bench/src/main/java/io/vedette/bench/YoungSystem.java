// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up system that speaks once a second, from its first second on, and can fall ill.
///
/// - **State:** confined to a thread; the same kind and seed give the same frames.
final class YoungSystem {
    enum Kind {
        /// A host whose watcher has just started, and loads it by that; flushes, drifts and bursts of its own.
        HOST,
        /// Five metrics that swing together.
        SERVICE,
        /// Eight slow random walks that pull back, with some in common.
        CLUSTER
    }

    private static final long SECOND = 1_000_000_000L;

    private final Kind kind;
    private final Random random;
    private final Entity entity;
    private final int period;
    private final int startUp;
    private final double[] walks = new double[9];
    private double load;
    private int row;

    YoungSystem(Kind kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed * 31 + kind.ordinal());
        this.entity = new Entity(kind == Kind.HOST ? "host" : "service", "young");
        this.period = 20 + random.nextInt(70);
        this.startUp = 3 + random.nextInt(8);
        this.row = random.nextInt(period);
    }

    Entity entity() {
        return entity;
    }

    List<Frame> next(int rows, int from, boolean ill) {
        List<Frame> frames = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            List<Point> points = new ArrayList<>();
            switch (kind) {
                case HOST -> host(from + i, ill, points);
                case SERVICE -> service(ill, points);
                case CLUSTER -> cluster(ill, points);
            }
            frames.add(Frame.of(entity, (from + i) * SECOND, SECOND, points));
            row++;
        }
        return frames;
    }

    private void host(int second, boolean ill, List<Point> points) {
        boolean starting = second < startUp;
        double burst = random.nextInt(60) == 0 ? 10 + 30 * random.nextDouble() : 0;
        double cpu = ill ? 99.5 : starting ? 50 + 45 * random.nextDouble() : 2 + 3 * random.nextDouble() + burst;
        load += ((ill ? 2.2 : cpu / 50) - load) / 60;
        double flush = row % 5 == 0 ? 2e5 * Math.exp(random.nextGaussian()) : random.nextInt(9) == 0 ? 4096 : 0;
        add(points, "cpu busy", "%", cpu);
        add(points, "load 1m", "", Math.round(load * 100) / 100.0);
        add(points, "memory used", "%", 31 + 0.002 * second + 0.01 * random.nextGaussian() + (starting ? -0.4 : 0));
        add(points, "swap used", "%", 0);
        add(points, "disk read", "B/s", random.nextInt(40) == 0 || starting ? 1e6 * random.nextDouble() : 0);
        add(points, "disk written", "B/s", flush);
        add(points, "network received", "B/s", 2e3 * Math.exp(0.8 * random.nextGaussian()));
        add(points, "network sent", "B/s", 1.5e3 * Math.exp(0.8 * random.nextGaussian()));
        add(points, "processes running", "", 1 + random.nextInt(2) + (ill ? 2 : 0));
        add(points, "processes", "", 86 + (random.nextInt(30) == 0 ? 1 : 0) + (ill ? 3 : 0));
    }

    private void service(boolean ill, List<Point> points) {
        double wave = Math.sin(2 * Math.PI * row / period);
        double worse = ill ? 9 : 1;
        add(points, "orders_per_second", "", 120 + 20 * wave + 4 * noise());
        add(points, "request_seconds", "", (0.2 + 0.03 * wave + 0.01 * noise()) * worse);
        add(points, "heap_used_bytes", "", 3.1e8 + 2e7 * wave + 4e6 * noise());
        add(points, "queue_length", "", Math.max(0, (12 + 3 * wave + noise()) * worse));
        add(points, "threads_busy", "", 8 + 2 * wave + 0.5 * noise() + (ill ? 30 : 0));
    }

    /// Ill: two of eight leave by ten of their usual deviations.
    private void cluster(boolean ill, List<Point> points) {
        for (int k = 0; k < walks.length; k++) {
            walks[k] = 0.9 * walks[k] + Math.sqrt(1 - 0.81) * random.nextGaussian();
        }
        for (int k = 0; k < walks.length - 1; k++) {
            double value = 0.8 * walks[walks.length - 1] + 0.6 * walks[k] + (ill && k < 2 ? 10 : 0);
            add(points, "walk_" + k, "", 100 + 10 * value);
        }
    }

    private double noise() {
        return random.nextDouble() - 0.5;
    }

    private static void add(List<Point> points, String name, String unit, double value) {
        points.add(new Point(new Signal(name, unit), value));
    }
}
