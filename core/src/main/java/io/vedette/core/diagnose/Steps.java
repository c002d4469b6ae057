// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The way that requests take through the code: from one event of a span to its next.
///
/// Events are the span's start, the log lines written in it, and its end; beside them, apart, its start,
/// the calls it makes, and its end. A span that its entity told to have failed ends otherwise than one
/// that went well.
final class Steps {
    private static final String END = "end";
    private static final String FAILED = "failed";

    private Steps() {}

    /// From one event of an entity's spans to the next.
    ///
    /// @param isLog whether both ends are log lines, starts or ends of spans; else they are calls
    record Step(Entity entity, String from, String to, boolean isLog) {
        Place place() {
            return new Place(entity, from, isLog);
        }

        String words() {
            return from + " → " + to;
        }
    }

    /// Where a way goes on from.
    record Place(Entity entity, String from, boolean isLog) {}

    /// A span and its steps.
    ///
    /// @param slow seconds its call took on its way, and between whom; 0 for what is no call
    record Walked(List<Step> steps, Request.Call call, double wayEnds, List<Walked> below) {}

    /// @param logs by trace and span
    static Walked of(Traces.Node root, Map<SpanKey, List<LogEvent>> logs) {
        var steps = new ArrayList<Step>();
        Entity entity = root.span().entity();
        String start = root.span().operation() + " start";
        String end = root.span().failed() ? FAILED : END;
        String at = start;
        for (LogEvent log :
                logs.getOrDefault(new SpanKey(root.span().trace(), root.span().id()), List.of())) {
            steps.add(new Step(entity, at, log.template(), true));
            at = log.template();
        }
        steps.add(new Step(entity, at, end, true));
        List<Traces.Node> children = root.children().stream()
                .sorted(Comparator.comparingLong(Traces.Node::start)
                        .thenComparing(node -> node.span().operation()))
                .toList();
        at = start;
        var below = new ArrayList<Walked>();
        for (Traces.Node child : children) {
            Traces.Node reached = child.isCall() ? child.children().getFirst() : child;
            if (!reached.isSame(root)) {
                String called =
                        reached.span().entity().name() + " " + reached.span().operation();
                steps.add(new Step(entity, at, called, false));
                at = called;
            }
            below.add(of(child, logs));
        }
        steps.add(new Step(entity, at, end, false));
        Request.Call call = new Request.Call(
                entity, children.isEmpty() ? entity : children.getFirst().span().entity());
        double way = root.isCall()
                ? (root.span().durationNanos() - children.getFirst().span().durationNanos()) / 1e9
                : 0;
        return new Walked(root.isCall() ? List.of() : steps, call, way, below);
    }

    /// A span, whatever trace it is in.
    record SpanKey(String trace, String span) {}

    static Map<SpanKey, List<LogEvent>> bySpan(List<LogEvent> logs) {
        Map<SpanKey, List<LogEvent>> found = new HashMap<>();
        logs.forEach(log -> found.computeIfAbsent(new SpanKey(log.trace(), log.span()), _ -> new ArrayList<>())
                .add(log));
        return found;
    }

    /// How often each step was taken.
    static final class Counts {
        private final Map<Step, Integer> steps = new HashMap<>();
        private final Map<Place, Integer> places = new HashMap<>();

        static Counts of(List<Walked> walks) {
            var counts = new Counts();
            walks.forEach(counts::add);
            return counts;
        }

        private void add(Walked walked) {
            for (Step step : walked.steps()) {
                steps.merge(step, 1, Integer::sum);
                places.merge(step.place(), 1, Integer::sum);
            }
            walked.below().forEach(this::add);
        }

        int of(Step step) {
            return steps.getOrDefault(step, 0);
        }

        int from(Step step) {
            return places.getOrDefault(step.place(), 0);
        }

        Set<Step> all() {
            return steps.keySet();
        }

        /// How much oftener a step is taken here than there, in spreads of chance; negative if it is
        /// taken less often.
        ///
        /// The signed root of the Poisson deviance, less sure the fewer the healthy counts are.
        double oftener(Step step, Counts healthy) {
            double k = of(step);
            double n = from(step);
            double known = healthy.from(step);
            double expected = (healthy.of(step) + 0.5) / (known + 1) * n;
            if (n == 0) {
                return 0;
            }
            double deviance = 2 * ((k > 0 ? k * Math.log(k / expected) : 0) - k + expected);
            double spread = Math.sqrt(1 + n / Math.max(0.5, known));
            return Math.signum(k - expected) * Math.sqrt(Math.max(0, deviance)) / spread;
        }
    }
}
