// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An entity's requests, or log lines where it has too few, each good or bad, in order of time.
///
/// A request is bad that failed, or took longer than its operation used to.
///
/// @param requests     else they are log lines
/// @param earlier      of those before it began, the ones early enough that what they lack is new
/// @param all          those of no certain side as well
/// @param othersWeight what one that did not fail stands for, where one that failed stands for one
record Outcomes(
        boolean requests,
        List<Outcome> earlier,
        List<Outcome> before,
        List<Outcome> since,
        List<Outcome> all,
        double othersWeight) {
    /// What came so long before it began came with it: a deployment takes
    /// its time. Where less is known, half of that.
    private static final long NEW_NANOS = 600_000_000_000L;

    /// Of fewer nothing can be told.
    private static final int LEAST = 20;

    /// Of fewer requests of its kind nobody knows what is slow.
    private static final int LEAST_USUAL = 10;

    /// So many of the usual ones are never slow, however tame the middle of them is.
    private static final double USUAL = 0.98;

    private static final double MOST_WEIGHT = 1000;

    /// The attribute that an operation is looked at as.
    static final String OPERATION = "operation";

    static Outcomes of(Entity entity, Scene scene, Windows windows, DiagnoseSettings settings) {
        List<Outcome> requests = requests(entries(entity, scene.spans()), windows, settings);
        Outcomes all = split(true, requests, windows);
        if (all.since.size() < LEAST) {
            List<Outcome> lines = scene.logs().stream()
                    .filter(line -> line.entity().equals(entity))
                    .map(Outcomes::line)
                    .toList();
            return split(false, lines, windows);
        }
        double weight = weight(entity, all.since, scene, windows);
        return new Outcomes(true, all.earlier, all.before, all.since, all.all, weight);
    }

    private static Outcomes split(boolean requests, List<Outcome> all, Windows windows) {
        List<Outcome> sorted = all.stream().sorted(Outcome.ORDER).toList();
        List<Outcome> before =
                sorted.stream().filter(one -> windows.isHealthy(one.nanos())).toList();
        long onset = windows.incident().from();
        long first = before.isEmpty() ? onset : before.getFirst().nanos();
        long fresh = Math.max(onset - NEW_NANOS, first + (onset - first) / 2);
        return new Outcomes(
                requests,
                before.stream().filter(one -> one.nanos() < fresh).toList(),
                before,
                sorted.stream()
                        .filter(one -> windows.incident().contains(one.nanos()))
                        .toList(),
                sorted,
                1);
    }

    /// The spans in which it was asked for something: those that say so; else those not caused by another
    /// span of its own; of who sends no spans, the calls to it.
    private static List<Span> entries(Entity entity, List<Span> spans) {
        List<Span> own =
                spans.stream().filter(span -> span.entity().equals(entity)).toList();
        if (own.isEmpty()) {
            return spans.stream()
                    .filter(span ->
                            span.role() == Span.Role.CLIENT && span.peer().equals(entity.id()))
                    .toList();
        }
        List<Span> asked = own.stream()
                .filter(span -> span.role() == Span.Role.SERVER || span.role() == Span.Role.CONSUMER)
                .toList();
        if (!asked.isEmpty()) {
            return asked;
        }
        Set<String> ids = new HashSet<>();
        own.forEach(span -> ids.add(span.trace() + " " + span.id()));
        return own.stream()
                .filter(span -> !ids.contains(span.trace() + " " + span.parent()))
                .toList();
    }

    private static List<Outcome> requests(List<Span> entries, Windows windows, DiagnoseSettings settings) {
        Map<String, List<Double>> seconds = new HashMap<>();
        for (Span span : entries) {
            if (windows.isHealthy(span.nanos())) {
                seconds.computeIfAbsent(span.operation(), _ -> new ArrayList<>())
                        .add(span.durationNanos() / 1e9);
            }
        }
        Map<String, Double> slow = new HashMap<>();
        seconds.forEach((operation, usual) -> slow.put(operation, slow(usual, settings)));
        List<Outcome> found = new ArrayList<>(entries.size());
        for (Span span : entries) {
            double line = slow.getOrDefault(span.operation(), Double.MAX_VALUE);
            boolean bad = span.failed() || span.durationNanos() / 1e9 > line;
            var traits = new TreeMap<>(span.attributes());
            traits.putIfAbsent(OPERATION, span.operation());
            found.add(new Outcome(span.nanos(), span.trace() + " " + span.id(), bad, span.failed(), traits));
        }
        return found;
    }

    /// From how many seconds on a request of a kind is slow.
    private static double slow(List<Double> usual, DiagnoseSettings settings) {
        if (usual.size() < LEAST_USUAL) {
            return Double.MAX_VALUE;
        }
        var durations = new Durations<String>(settings.relativeFloor());
        usual.forEach(seconds -> durations.learn("", seconds));
        durations.settle();
        Durations.Usual middle = durations.of("");
        double[] all = usual.stream().mapToDouble(Double::doubleValue).toArray();
        return Math.max(middle.median() + settings.fence() * middle.sigma(), Quantiles.of(all, USUAL));
    }

    private static Outcome line(LogEvent line) {
        boolean bad = line.severity().compareTo(Severity.ERROR) >= 0;
        return new Outcome(line.nanos(), line.template() + " " + line.text(), bad, bad, line.attributes());
    }

    /// Failed requests are kept rather than others: shares of what is kept are too large. The entity's own
    /// count of failures says how much.
    private static double weight(Entity entity, List<Outcome> since, Scene scene, Windows windows) {
        double[] failures = scene.tracks().stream()
                .filter(track -> track.entity().equals(entity) && track.kind() == Track.Kind.FAILURES)
                .findFirst()
                .stream()
                .flatMap(track -> Stream.of(track.within(windows.incident())))
                .findFirst()
                .orElse(new double[0]);
        double sum = 0;
        for (double value : failures) {
            sum += value;
        }
        long failed = since.stream().filter(Outcome::failed).count();
        if (sum <= 0 || failed == 0 || failed == since.size()) {
            return 1;
        }
        double share = Math.min(1, sum / failures.length);
        double kept = failed / (double) (since.size() - failed);
        return Math.clamp((1 - share) / share * kept, 1, MOST_WEIGHT);
    }

    /// As they came, not as they are kept.
    double share(int failed, int bad, int of) {
        double others = othersWeight * (of - failed);
        return of == 0 ? 0 : (failed + othersWeight * (bad - failed)) / (failed + others);
    }
}
