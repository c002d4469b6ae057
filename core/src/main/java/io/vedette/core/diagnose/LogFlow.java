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
/// A caller's way changes as well when its callee fails. So only those occurrences blame below which
/// nothing is off. What chance brings is learnt from stretches of the healthy requests.
///
/// - **Cost:** O(steps) times the number of stretches.
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
    ///
    /// @param others share of it that is not of the one request that took it most
    private record Strange(Steps.Step step, double amount, double others) {}

    List<Blame> blames(List<Steps.Walked> healthy, List<Steps.Walked> incident, long since) {
        if (healthy.size() < 2 || incident.isEmpty()) {
            return List.of();
        }
        var usual = Steps.Counts.of(healthy);
        var now = Steps.Counts.of(incident);
        List<Part> parts = parts(healthy);
        Map<Steps.Place, Double> restless = restless(parts);
        double[] found =
                parts.stream().mapToDouble(part -> most(part, restless)).toArray();
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

    /// Healthy requests, a stretch of them beside the rest.
    private record Part(Steps.Counts usual, Steps.Counts now, List<Steps.Walked> walks) {}

    private static List<Part> parts(List<Steps.Walked> healthy) {
        return HeldOut.of(healthy).stream()
                .map(held -> new Part(Steps.Counts.of(held.rest()), Steps.Counts.of(held.stretch()), held.stretch()))
                .toList();
    }

    /// How much more than chance the ways on from a place differ between stretches: steps of one request
    /// go together.
    private static Map<Steps.Place, Double> restless(List<Part> parts) {
        Map<Steps.Place, Double> squares = new HashMap<>();
        for (Part part : parts) {
            Map<Steps.Place, Double> most = new HashMap<>();
            var steps = new HashSet<>(part.now().all());
            steps.addAll(part.usual().all());
            for (Steps.Step step : steps) {
                most.merge(step.place(), Math.abs(part.now().oftener(step, part.usual())), Math::max);
            }
            most.forEach((place, amount) -> squares.merge(place, amount * amount / parts.size(), Double::sum));
        }
        squares.replaceAll((_, square) -> Math.max(1, Math.sqrt(square)));
        return squares;
    }

    private double most(Part part, Map<Steps.Place, Double> restless) {
        return strange(part.usual(), part.now(), part.walks(), restless).values().stream()
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
        Map<Steps.Step, Integer> heaviest = new HashMap<>();
        for (Steps.Walked walked : walks) {
            Map<Steps.Step, int[]> ofOne = new HashMap<>();
            visit(walked, oftener, ofOne);
            ofOne.forEach((step, times) -> {
                surviving.computeIfAbsent(step, _ -> new int[1])[0] += times[0];
                heaviest.merge(step, times[0], Math::max);
            });
        }
        Map<Entity, Strange> found = new TreeMap<>();
        surviving.entrySet().stream()
                .map(entry -> new Strange(
                        entry.getKey(),
                        oftener.getOrDefault(entry.getKey(), 0.0) * entry.getValue()[0] / now.of(entry.getKey()),
                        1 - heaviest.getOrDefault(entry.getKey(), 0) / (double) entry.getValue()[0]))
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
            off |= amount > fence();
        }
        return off || below;
    }

    /// Part of what a signal needs: chance is that of the strangest step of all here.
    private double fence() {
        return settings.fence() / 2;
    }

    private Blame blame(Strange strange, double amount, Steps.Counts usual, Steps.Counts now, long since) {
        Steps.Step step = strange.step();
        Steps.Step gone = gone(step, usual, now);
        String instead = gone.equals(step) ? "" : ", where “%s” used to follow".formatted(gone.to());
        double share = now.of(step) / (double) now.from(step);
        double before = (usual.of(step) + 0.5) / (usual.from(step) + 1);
        var clue = new Clue(
                step.entity(),
                step.words(),
                "",
                share,
                new Range(0, Math.max(before, 0)),
                since,
                amount / fence(),
                "%d of %d times%s".formatted(now.of(step), now.from(step), instead));
        return new Blame(
                step.entity(),
                Blame.Channel.LOGS,
                amount,
                fence(),
                amount * strange.others() >= fence(),
                Kind.CODE,
                Math.log1p(amount),
                0,
                gone.words(),
                List.of(clue));
    }

    /// The step from the same place that is taken so much less often; the strange one itself where there
    /// is none.
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
