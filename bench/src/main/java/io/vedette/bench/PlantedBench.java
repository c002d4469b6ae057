// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.Baselines;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// How often, and how soon, what is planted into a healthy signal is told by its name.
final class PlantedBench {
    private static final int SEEDS = 20;
    private static final int DAY = HealthySignals.DAY_MINUTES;
    private static final int LEARNT = 14 * DAY + 10 * 60;
    private static final long MINUTE = 60_000_000_000L;
    private static final List<String> MOVING = List.of(
            "normal noise",
            "remembers minutes",
            "remembers hours",
            "busy by day and on workdays",
            "counts by day",
            "bursts",
            "sawtooth",
            "hourly job");
    private static final List<String> BY_DAY = List.of("busy by day and on workdays", "counts by day");
    private static final double NOTHING = Double.NaN;

    private final PrintStream out;

    PlantedBench(PrintStream out) {
        this.out = out;
    }

    /// What the signal was until the fault.
    ///
    /// @param sigma   of its values
    /// @param step    mean distance of one value to the next
    /// @param last    value before the fault
    private record Past(double sigma, double step, double last) {}

    private interface Fault {
        /// @param since minutes since its beginning
        double value(HealthySignals.Signal signal, int minute, int since, Past past);
    }

    private record Plan(Deviation.Kind kind, String words, int minutes, List<String> on, Fault fault) {}

    private static List<Plan> plans() {
        Random random = new Random(7);
        return List.of(
                new Plan(
                        Deviation.Kind.SPIKE, "one value 8 σ up", 1, MOVING, (s, at, _, p) -> s.at(at) + 8 * p.sigma()),
                new Plan(
                        Deviation.Kind.DIP, "one value 8 σ down", 1, MOVING, (s, at, _, p) -> s.at(at) - 8 * p.sigma()),
                new Plan(
                        Deviation.Kind.SHIFT,
                        "3 σ up for good",
                        480,
                        MOVING,
                        (s, at, _, p) -> s.at(at) + 3 * p.sigma()),
                new Plan(
                        Deviation.Kind.SHIFT,
                        "8 σ up for good",
                        480,
                        MOVING,
                        (s, at, _, p) -> s.at(at) + 8 * p.sigma()),
                new Plan(
                        Deviation.Kind.DRIFT,
                        "3 σ in a day",
                        2 * DAY,
                        MOVING,
                        (s, at, since, p) -> s.at(at) + 3.0 * since / DAY * p.sigma()),
                new Plan(
                        Deviation.Kind.DRIFT,
                        "8 σ in a day",
                        2 * DAY,
                        MOVING,
                        (s, at, since, p) -> s.at(at) + 8.0 * since / DAY * p.sigma()),
                new Plan(Deviation.Kind.SEASON_BREAK, "as at 10:00 all day", DAY, BY_DAY, (s, _, _, _) -> s.at(LEARNT)),
                new Plan(
                        Deviation.Kind.SCATTER,
                        "five steps' noise more",
                        480,
                        MOVING,
                        (s, at, _, p) -> s.at(at) + 5 * p.step() * random.nextGaussian()),
                new Plan(Deviation.Kind.FLAT, "stands", 480, MOVING, (_, _, _, p) -> p.last()),
                new Plan(Deviation.Kind.STOPPED, "stays 0", 480, List.of("counts by day", "counts"), (_, _, _, _) -> 0),
                new Plan(Deviation.Kind.MISSING, "no values", 480, MOVING, (_, _, _, _) -> NOTHING));
    }

    void run() {
        out.printf("%n**Planted**, on %d signals of each kind after 14 days, one value a minute%n%n", SEEDS);
        out.println("| kind | planted | signals | told | told as another kind only | minutes until told | openings |");
        out.println("|---|---|---|---|---|---|---|");
        for (Plan plan : plans()) {
            List<Outcome> outcomes = new ArrayList<>();
            for (String name : plan.on()) {
                HealthySignals.Kind kind = HealthySignals.ALL.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                for (int seed = 1; seed <= SEEDS; seed++) {
                    outcomes.add(plant(plan, kind, seed));
                }
            }
            print(plan, outcomes);
        }
    }

    /// @param delay  minutes until it was told by its name, −1 for never
    /// @param others whether another kind that lasts was told
    /// @param opened how many times any kind began
    private record Outcome(String signal, int delay, boolean others, int opened) {}

    private void print(Plan plan, List<Outcome> outcomes) {
        int[] delays = outcomes.stream()
                .mapToInt(Outcome::delay)
                .filter(delay -> delay >= 0)
                .sorted()
                .toArray();
        long others = outcomes.stream().filter(o -> o.delay() < 0 && o.others()).count();
        out.printf(
                "| %s | %s | %d | %.0f %% | %.0f %% | %s | %.2f |%n",
                plan.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                plan.words(),
                outcomes.size(),
                100.0 * delays.length / outcomes.size(),
                100.0 * others / outcomes.size(),
                delays.length == 0
                        ? "–"
                        : "%d (%d–%d)".formatted(delays[delays.length / 2], delays[0], delays[delays.length - 1]),
                outcomes.stream().mapToInt(Outcome::opened).average().orElse(0));
    }

    private static Outcome plant(Plan plan, HealthySignals.Kind kind, int seed) {
        HealthySignals.Signal signal = kind.making().make(new Random(seed * 31L));
        Signal name = new Signal("s", kind.name().startsWith("counts") ? "/s" : "");
        Signal other = new Signal("other", "");
        Baselines baselines = new Baselines();
        double[] past = new double[LEARNT];
        for (int minute = 0; minute < LEARNT; minute++) {
            past[minute] = signal.at(minute);
            baselines.take(frame(minute, List.of(new Point(name, past[minute]), new Point(other, minute % 7))));
        }
        Past known = past(past);
        int delay = -1;
        boolean others = false;
        int opened = 0;
        List<Deviation.Kind> open = List.of();
        for (int since = 0; since < plan.minutes(); since++) {
            int minute = LEARNT + since;
            double value = plan.fault().value(signal, minute, since, known);
            List<Point> points = new ArrayList<>(List.of(new Point(other, minute % 7)));
            if (!Double.isNaN(value)) {
                points.addFirst(new Point(name, value));
            }
            List<Deviation.Kind> now = baselines.take(frame(minute, points)).stream()
                    .filter(off -> off.signal().equals("s"))
                    .map(Deviation::kind)
                    .toList();
            delay = delay < 0 && now.contains(plan.kind()) ? since + 1 : delay;
            others |= now.stream().anyMatch(one -> one.lasts() && one != plan.kind());
            for (Deviation.Kind one : now) {
                opened += one.lasts() && !open.contains(one) ? 1 : 0;
            }
            open = now;
        }
        return new Outcome(kind.name(), delay, others, opened);
    }

    private static Past past(double[] values) {
        double[] week = Arrays.copyOfRange(values, values.length - 7 * DAY, values.length);
        double mean = Arrays.stream(week).average().orElseThrow();
        double square =
                Arrays.stream(week).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double step = 0;
        for (int i = 1; i < week.length; i++) {
            step += Math.abs(week[i] - week[i - 1]) / week.length;
        }
        return new Past(Math.sqrt(square), step, week[week.length - 1]);
    }

    private static Frame frame(int minute, List<Point> points) {
        return Frame.of(new Entity("host", "h"), minute * MINUTE, MINUTE, points);
    }
}
