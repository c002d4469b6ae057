// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.RecentLevels;
import io.vedette.core.cohort.Cohorts;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.Operator;
import io.vedette.core.watch.GuardSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Entities compared with their kin: fifty made-up deployments of twelve pods with eight signals for a week, a value a
/// minute. In the first fleets nothing is wrong; in the last, one pod of each deployment has one signal elsewhere since
/// ever.
final class CohortsBench {
    private static final int COHORTS = 50;
    private static final int PODS = 12;
    private static final int SIGNALS = 8;
    private static final int MINUTES = 7 * 1_440;
    private static final long MINUTE = 60_000_000_000L;

    /// How far the odd one is: of its kin's level.
    private static final double ELSEWHERE = 2;

    private final PrintStream out;
    private final List<Signal> signals = IntStream.range(0, SIGNALS)
            .mapToObj(i -> new Signal("signal_%d".formatted(i), i % 2 == 0 ? "%" : ""))
            .toList();

    CohortsBench(PrintStream out) {
        this.out = out;
    }

    /// How values scatter around a pod's own level, and pods' levels around their kin's.
    private enum Noise {
        NORMAL,
        /// Student's t of three degrees of freedom, both within a pod and between pods.
        HEAVY,
        /// Levels of pods are log-normal with a deviation of a third.
        UNEVEN,
        /// As normal, and a day that takes all up and down.
        DAILY
    }

    private record Outcome(int opened, int right, double micros, long bytes) {}

    void run() {
        out.printf("%d deployments of %d pods with %d signals, a week of minutes%n%n", COHORTS, PODS, SIGNALS);
        out.println("| noise | odd pods planted | found | others told of | CPU µs a value | bytes a signal |");
        out.println("|---|---:|---:|---:|---:|---:|");
        for (Noise noise : Noise.values()) {
            row(noise, false);
            row(noise, true);
        }
    }

    private void row(Noise noise, boolean planted) {
        Outcome outcome = play(noise, planted);
        out.printf(
                "| %s | %d | %d | %d | %.3f | %d |%n",
                noise.name().toLowerCase(java.util.Locale.ROOT),
                planted ? COHORTS : 0,
                outcome.right(),
                outcome.opened() - outcome.right(),
                outcome.micros(),
                outcome.bytes());
    }

    /// One pod: where its signals are, and what they scatter.
    private record Pod(Entity entity, RecentLevels levels, double[] level, SplittableRandom chance) {}

    private Outcome play(Noise noise, boolean planted) {
        var chance = new SplittableRandom(1);
        long before = Heap.used();
        Operator.Memory<Lead, Anomaly> memory = new Cohorts(GuardSettings.DEFAULT).begin("realm");
        List<Pod> pods = new ArrayList<>();
        Set<Entity> odd = new HashSet<>();
        for (int cohort = 0; cohort < COHORTS; cohort++) {
            pods.addAll(deployment(cohort, noise, planted, chance, memory, odd));
        }
        List<Anomaly> opened = new ArrayList<>();
        double spent = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            List<Frame> frames = frames(pods, noise, minute);
            double start = Cpu.seconds();
            for (int i = 0; i < pods.size(); i++) {
                pods.get(i).levels().take(frames.get(i), levels -> memory.on(levels, opened::add));
            }
            for (int second = 10; second <= 60; second += 10) {
                long now = minute * MINUTE + second * 1_000_000_000L;
                if (memory.wakeAt() <= now) {
                    memory.wake(now, opened::add);
                }
            }
            spent += Cpu.seconds() - start;
        }
        opened.removeIf(anomaly -> anomaly.phase() != Anomaly.Phase.OPENED);
        int right = (int) opened.stream()
                .map(Anomaly::entity)
                .distinct()
                .filter(odd::contains)
                .count();
        double values = (double) pods.size() * SIGNALS * MINUTES;
        long bytes = (Heap.used() - before) / ((long) pods.size() * SIGNALS);
        return new Outcome(opened.size(), right, 1e6 * spent / values, Math.max(0, bytes));
    }

    private List<Pod> deployment(
            int number,
            Noise noise,
            boolean planted,
            SplittableRandom chance,
            Operator.Memory<Lead, Anomaly> memory,
            Set<Entity> odd) {
        Entity whole = new Entity("deployment", "prod/d%d".formatted(number));
        double[] kin = chance.doubles(SIGNALS, 5, 45).toArray();
        int oddPod = chance.nextInt(PODS);
        int oddSignal = chance.nextInt(SIGNALS);
        List<Pod> pods = new ArrayList<>();
        for (int pod = 0; pod < PODS; pod++) {
            Entity entity = new Entity("pod", "prod/d%d-%d".formatted(number, pod));
            memory.on(Link.seen(new Edge(entity, Edge.Kind.MEMBER_OF, whole), 0), _ -> {});
            double[] level = new double[SIGNALS];
            for (int signal = 0; signal < SIGNALS; signal++) {
                level[signal] = kin[signal] * between(noise, chance);
            }
            if (planted && pod == oddPod) {
                level[oddSignal] = kin[oddSignal] * ELSEWHERE;
                odd.add(entity);
            }
            pods.add(new Pod(entity, new RecentLevels(), level, chance.split()));
        }
        return pods;
    }

    private static double between(Noise noise, SplittableRandom chance) {
        return switch (noise) {
            case NORMAL, DAILY -> 1 + 0.05 * chance.nextGaussian();
            case HEAVY -> Math.max(0.1, 1 + 0.05 * student(chance));
            case UNEVEN -> Math.exp(chance.nextGaussian() / 3);
        };
    }

    private List<Frame> frames(List<Pod> pods, Noise noise, int minute) {
        double day = noise == Noise.DAILY ? 1 + 0.5 * Math.sin(2 * Math.PI * minute / 1_440) : 1;
        List<Frame> frames = new ArrayList<>(pods.size());
        for (Pod pod : pods) {
            List<Point> points = new ArrayList<>(SIGNALS);
            for (int signal = 0; signal < SIGNALS; signal++) {
                double scatter = noise == Noise.HEAVY
                        ? student(pod.chance())
                        : pod.chance().nextGaussian();
                points.add(
                        new Point(signals.get(signal), Math.max(0, day * pod.level()[signal] * (1 + 0.1 * scatter))));
            }
            frames.add(Frame.of(pod.entity(), minute * MINUTE, MINUTE, points));
        }
        return frames;
    }

    /// Three degrees of freedom.
    private static double student(SplittableRandom chance) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double one = chance.nextGaussian();
            squares += one * one;
        }
        return chance.nextGaussian() / Math.sqrt(squares / 3);
    }
}
