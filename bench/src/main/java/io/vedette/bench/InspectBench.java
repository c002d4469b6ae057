// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.inspect.Inspection;
import io.vedette.core.inspect.Inspector;
import io.vedette.core.inspect.Inspectors;
import io.vedette.core.inspect.Sequence;
import io.vedette.core.inspect.Stretch;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// What looking at a whole series finds of planted faults, what it tells of series without any, and what it costs.
final class InspectBench {
    private static final int ROWS = 1_500;
    private static final int SERIES = 30;
    private static final int FAULT = 60;
    private static final long STEP = 60_000_000_000L;

    private static final List<String> SHAPES =
            List.of("noise", "remembers", "walk", "season", "beats", "heavy tails", "log-normal", "counts", "trend");
    private static final List<String> FAULTS =
            List.of("spike of 6", "spike of 10", "shift of 3", "shift of 6", "scatter of 3", "noise alone", "flat");

    private final PrintStream out;

    InspectBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.printf("%n%d series of %d values each%n%n| series | something stands out of |%n", SERIES, ROWS);
        out.println("|---|---|");
        for (String shape : SHAPES) {
            out.printf("| %s | %d |%n", shape, count(shape, "", Stretch::standsOut));
        }
        out.printf("%n| series | fault, in deviations of the noise | strangest is there | and stands out |%n");
        out.println("|---|---|---|---|");
        for (String shape : List.of("noise", "remembers", "season", "beats")) {
            for (String fault : FAULTS) {
                out.printf(
                        "| %s | %s | %d | %d |%n",
                        shape, fault, count(shape, fault, _ -> true), count(shape, fault, Stretch::standsOut));
            }
        }
        out.printf("%n| method | values | CPU s |%n|---|---|---|%n");
        for (Inspector inspector : Inspectors.ALL) {
            for (int rows : new int[] {10_000, 50_000}) {
                Sequence sequence = Sequence.of(series("season", rows, new SplittableRandom(1)));
                inspector.scores(sequence);
                double before = Cpu.seconds();
                inspector.scores(sequence);
                out.printf("| %s | %,d | %.2f |%n", inspector.name(), rows, Cpu.seconds() - before);
            }
        }
    }

    /// Series whose strangest stretch is where the fault is, or anywhere if there is none, and is so.
    private static int count(String shape, String fault, Predicate<Stretch> so) {
        int count = 0;
        for (int i = 0; i < SERIES; i++) {
            var chance = new SplittableRandom(shape.hashCode() * 1_000L + i);
            double[] values = series(shape, ROWS, chance);
            int at = ROWS / 5 + chance.nextInt(ROWS / 2);
            plant(fault, values, at, shape.equals("remembers") ? 2.3 : 1, chance);
            long[] nanos = new long[ROWS];
            Arrays.setAll(nanos, t -> t * STEP);
            Stretch first =
                    Inspection.of(nanos, values, Inspectors.ALL).stretches().getFirst();
            boolean there = fault.isEmpty()
                    || first.toNanos() / STEP >= at - FAULT / 4
                            && first.fromNanos() / STEP <= at + length(fault) + FAULT / 4;
            count += there && so.test(first) ? 1 : 0;
        }
        return count;
    }

    private static int length(String fault) {
        return fault.startsWith("spike") || fault.startsWith("shift") ? 1 : FAULT;
    }

    private static double[] series(String shape, int rows, SplittableRandom chance) {
        double[] values = new double[rows];
        double before = 0;
        for (int t = 0; t < rows; t++) {
            double noise = chance.nextGaussian();
            values[t] = switch (shape) {
                case "remembers" -> 0.9 * before + noise;
                case "walk" -> before + noise;
                case "season" -> 10 * Math.sin(2 * Math.PI * t / 96) + noise;
                case "beats" -> 30 * Math.pow(Math.sin(Math.PI * t / 60), 12) + noise;
                case "heavy tails" -> noise / Math.sqrt(chiSquare(3, chance) / 3);
                case "log-normal" -> Math.exp(noise);
                case "counts" -> poisson(3, chance);
                case "trend" -> 0.01 * t + noise;
                default -> noise;
            };
            before = values[t];
        }
        return values;
    }

    private static double chiSquare(int degrees, SplittableRandom chance) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double normal = chance.nextGaussian();
            sum += normal * normal;
        }
        return sum;
    }

    private static int poisson(double mean, SplittableRandom chance) {
        int count = 0;
        for (double left = chance.nextDouble(); left > Math.exp(-mean); left *= chance.nextDouble()) {
            count++;
        }
        return count;
    }

    private static void plant(String fault, double[] values, int at, double sigma, SplittableRandom chance) {
        double size = fault.contains(" of ") ? sigma * Integer.parseInt(fault.replaceAll("\\D", "")) : 0;
        double level = values[at];
        int end = fault.startsWith("shift") ? values.length : fault.isEmpty() ? at : at + length(fault);
        for (int t = at; t < end; t++) {
            values[t] = switch (fault) {
                case "flat" -> level;
                case "noise alone" -> level + sigma * chance.nextGaussian();
                default -> values[t] + (fault.startsWith("scatter") ? size * chance.nextGaussian() : size);
            };
        }
    }
}
