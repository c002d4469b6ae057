// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Range;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Evidence from the way through the code: steps that requests hardly ever took in healthy times.
///
/// A caller's way changes as well when its callee fails. So only those occurrences blame below which nothing is off.
/// What chance brings is learnt by comparing halves of the healthy requests with each other.
///
/// - **Cost:** O(steps) times the number of halvings.
final class LogFlow {
    private final DiagnoseSettings settings;
    private final SpanFlow spans;
    private final double leastWay;

    /// @param leastWay a slow way excuses those above it from so many seconds on
    LogFlow(SpanFlow spans, double leastWay, DiagnoseSettings settings) {
        this.settings = settings;
        this.spans = spans;
        this.leastWay = leastWay;
    }

    /// An entity's strangest step.
    private record Strange(Steps.Step step, double amount, int times) {}

    List<Blame> blames(List<Steps.Walked> healthy, List<Steps.Walked> incident, long since) {
        if (healthy.size() < 2 || incident.isEmpty()) {
            return List.of();
        }
        var usual = Steps.Counts.of(healthy);
        var now = Steps.Counts.of(incident);
        List<Half> halves = halves(healthy);
        Map<Steps.Place, Double> restless = restless(halves);
        double[] found = halves.stream().mapToDouble(half -> most(half, restless)).toArray();
        double chance = Math.max(1, Quantiles.of(found, settings.nullQuantile()));
        var blames = new ArrayList<Blame>();
        strange(usual, now, incident, restless).forEach((_, strange) -> {
            double amount = strange.amount() / chance;
            if (amount > 0) {
                blames.add(blame(strange, amount, usual, now, since));
            }
        });
        return blames;
    }

    /// Healthy requests cut in two.
    private record Half(Steps.Counts usual, Steps.Counts now, List<Steps.Walked> walks) {}

    private static List<Half> halves(List<Steps.Walked> healthy) {
        return Halves.of(healthy).stream()
                .map(half -> new Half(Steps.Counts.of(half.one()), Steps.Counts.of(half.other()), half.other()))
                .toList();
    }

    /// How much more than chance the ways on from a place differ between halves: steps of one request go together.
    private static Map<Steps.Place, Double> restless(List<Half> halves) {
        Map<Steps.Place, Double> squares = new HashMap<>();
        for (Half half : halves) {
            Map<Steps.Place, Double> most = new HashMap<>();
            var steps = new HashSet<>(half.now().all());
            steps.addAll(half.usual().all());
            for (Steps.Step step : steps) {
                most.merge(step.place(), Math.abs(half.now().oftener(step, half.usual())), Math::max);
            }
            most.forEach((place, amount) -> squares.merge(place, amount * amount / halves.size(), Double::sum));
        }
        squares.replaceAll((_, square) -> Math.max(1, Math.sqrt(square)));
        return squares;
    }

    private double most(Half half, Map<Steps.Place, Double> restless) {
        return strange(half.usual(), half.now(), half.walks(), restless).values().stream()
                .mapToDouble(Strange::amount)
                .max()
                .orElse(0);
    }

    private Map<Entity, Strange> strange(
            Steps.Counts usual, Steps.Counts now, List<Steps.Walked> walks, Map<Steps.Place, Double> restless) {
        Map<Steps.Step, Double> oftener = new HashMap<>();
        for (Steps.Step step : now.all()) {
            double amount = now.oftener(step, usual) / restless.getOrDefault(step.place(), 1.0);
            if (amount > 0) {
                oftener.put(step, amount);
            }
        }
        Map<Steps.Step, int[]> surviving = new HashMap<>();
        walks.forEach(walked -> visit(walked, oftener, surviving));
        Map<Entity, Strange> found = new TreeMap<>();
        surviving.entrySet().stream()
                .map(entry -> new Strange(
                        entry.getKey(),
                        oftener.getOrDefault(entry.getKey(), 0.0)
                                * entry.getValue()[0]
                                / now.of(entry.getKey()),
                        entry.getValue()[0]))
                .sorted(Comparator.comparingDouble(Strange::amount)
                        .reversed()
                        .thenComparing(strange -> !strange.step().isLog())
                        .thenComparing(strange -> strange.step().words()))
                .forEach(strange -> found.putIfAbsent(strange.step().entity(), strange));
        return found;
    }

    /// Counts the occurrences with nothing off below them; says whether anything is off here or below.
    private boolean visit(Steps.Walked walked, Map<Steps.Step, Double> oftener, Map<Steps.Step, int[]> surviving) {
        boolean below = false;
        for (Steps.Walked child : walked.below()) {
            below |= visit(child, oftener, surviving);
        }
        boolean off = walked.wayEnds() > 0 && spans.isSlow(walked.call(), walked.wayEnds(), leastWay);
        for (Steps.Step step : walked.steps()) {
            double amount = oftener.getOrDefault(step, 0.0);
            if (amount > 0 && !below) {
                surviving.computeIfAbsent(step, _ -> new int[1])[0]++;
            }
            off |= amount > settings.fence() / 2;
        }
        return off || below;
    }

    private Blame blame(Strange strange, double amount, Steps.Counts usual, Steps.Counts now, long since) {
        Steps.Step step = strange.step();
        Steps.Step gone = gone(step, usual, now);
        double share = now.of(step) / (double) now.from(step);
        double before = (usual.of(step) + 0.5) / (usual.from(step) + 1);
        var clue = new Clue(
                step.entity(),
                step.words(),
                "",
                share,
                new Range(0, Math.max(before, 0)),
                since,
                amount / settings.fence(),
                "%d of %d times, where “%s” used to follow".formatted(now.of(step), now.from(step), gone.to()));
        return new Blame(
                step.entity(),
                Blame.Channel.LOGS,
                amount,
                amount >= settings.fence() / 2,
                Kind.CODE,
                Math.log1p(amount),
                0,
                gone.words(),
                List.of(clue));
    }

    /// The step from the same place that is taken so much less often; the strange one itself where there is none.
    private static Steps.Step gone(Steps.Step strange, Steps.Counts usual, Steps.Counts now) {
        Steps.Step gone = strange;
        double least = 0;
        for (Steps.Step step : usual.all()) {
            if (step.place().equals(strange.place())) {
                double n = now.from(step);
                double away = now.of(step) - (usual.of(step) + 0.5) / (usual.from(step) + 1) * n;
                if (away < least || away == least && away < 0 && step.words().compareTo(gone.words()) < 0) {
                    least = away;
                    gone = step;
                }
            }
        }
        return gone;
    }
}
