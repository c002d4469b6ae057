// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.LogEvent;
import io.vedette.core.diagnose.Period;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Faults in the code, planted into healthy stretches of Train Ticket.
///
/// At a step from one log line (or a span's start) to the next, drawn by a seed, every span of that
/// service stops: the lines and the spans behind it are gone, and whoever called it logs an error.
final class CodeFaults {
    private static final long SEED = 30;
    private static final int LEAST_SPANS = 4;

    private final List<Span> spans;
    private final List<LogEvent> logs;
    private final List<Period> stretches;
    private final List<Period> minutes;
    private final Map<String, List<LogEvent>> logsBySpan = new HashMap<>();

    /// @param stretches healthy, into which faults are planted
    CodeFaults(TrainTicket tickets, List<Period> stretches, List<Period> minutes) {
        this.spans = tickets.spans();
        this.stretches = stretches;
        this.minutes = minutes;
        this.logs = tickets.logs().stream()
                .sorted(Comparator.comparingLong(LogEvent::nanos))
                .toList();
        logs.forEach(log -> logsBySpan
                .computeIfAbsent(log.trace() + log.span(), _ -> new ArrayList<>())
                .add(log));
    }

    /// From where in whose spans to what next.
    private record Step(Entity entity, String from, String to) {
        String words() {
            return from + " → " + to;
        }
    }

    /// @param others whether the other stretches are known healthy as well, beside the minutes
    List<Fault> faults(int count, boolean others) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var found = new ArrayList<Fault>();
        for (int i = 0; i < count; i++) {
            Period stretch = stretches.get(i % stretches.size());
            List<Span> inside = spans.stream()
                    .filter(span -> stretch.contains(span.nanos()))
                    .toList();
            List<Step> steps = steps(inside);
            Step step = steps.get(random.nextInt(steps.size()));
            found.add(plant(stretch, inside, step, others));
        }
        return found;
    }

    private List<Step> steps(List<Span> inside) {
        Map<String, Step> byWords = new TreeMap<>();
        Map<Step, Integer> counts = new HashMap<>();
        for (Span span : inside) {
            String at = span.operation() + " start";
            for (LogEvent log : of(span)) {
                var step = new Step(span.entity(), at, log.template());
                counts.merge(step, 1, Integer::sum);
                byWords.put(span.entity() + step.words(), step);
                at = log.template();
            }
        }
        return byWords.values().stream()
                .filter(step -> counts.getOrDefault(step, 0) >= LEAST_SPANS)
                .toList();
    }

    private List<LogEvent> of(Span span) {
        return logsBySpan.getOrDefault(span.trace() + span.id(), List.of());
    }

    private Fault plant(Period stretch, List<Span> inside, Step step, boolean others) {
        Map<String, Span> byId = new HashMap<>();
        inside.forEach(span -> byId.put(span.trace() + span.id(), span));
        Set<LogEvent> goneLogs = new HashSet<>();
        Map<String, Long> stopped = new HashMap<>();
        var errors = new ArrayList<LogEvent>();
        for (Span span : inside) {
            long at = stops(span, step, goneLogs);
            if (at > 0) {
                stopped.put(span.trace() + span.id(), at);
                caller(span, byId, errors);
            }
        }
        List<Span> kept = inside.stream()
                .filter(span -> !isBehind(span, byId, stopped))
                .map(span -> shortened(span, stopped))
                .toList();
        Set<String> keptIds = new HashSet<>();
        kept.forEach(span -> keptIds.add(span.trace() + span.id()));
        List<Period> healthy = new ArrayList<>(minutes);
        stretches.stream().filter(other -> others && !other.equals(stretch)).forEach(healthy::add);
        List<Span> allSpans = new ArrayList<>(kept);
        spans.stream().filter(span -> isIn(healthy, span.nanos())).forEach(allSpans::add);
        List<LogEvent> allLogs = new ArrayList<>(errors);
        for (LogEvent log : logs) {
            boolean planted = byId.containsKey(log.trace() + log.span());
            boolean stays = keptIds.contains(log.trace() + log.span()) && !goneLogs.contains(log);
            if (planted ? stays : isIn(healthy, log.nanos())) {
                allLogs.add(log);
            }
        }
        var when = new When(stretch.from(), true, stretch.to(), healthy);
        var scene = new Scene(when, List.of(), List.of(), List.of(), allSpans, allLogs, List.of());
        return new Fault(step.entity() + " " + step.words(), scene, step.entity(), step.words());
    }

    private static boolean isIn(List<Period> periods, long nanos) {
        return periods.stream().anyMatch(period -> period.contains(nanos));
    }

    /// When a span stops, and which of its lines are never written; 0 where the step is not in it.
    private long stops(Span span, Step step, Set<LogEvent> gone) {
        String at = span.operation() + " start";
        long last = span.nanos();
        long stop = 0;
        for (LogEvent log : of(span)) {
            if (stop == 0
                    && span.entity().equals(step.entity())
                    && at.equals(step.from())
                    && log.template().equals(step.to())) {
                stop = last;
            }
            if (stop > 0) {
                gone.add(log);
            }
            at = log.template();
            last = log.nanos();
        }
        return stop;
    }

    private void caller(Span span, Map<String, Span> byId, List<LogEvent> errors) {
        Span at = span;
        while (at != null && at.entity().equals(span.entity())) {
            at = byId.get(at.trace() + at.parent());
        }
        while (at != null && of(at).isEmpty()) {
            at = byId.get(at.trace() + at.parent());
        }
        if (at != null) {
            long end = at.nanos() + at.durationNanos();
            errors.add(new LogEvent(
                    at.entity(),
                    end,
                    at.trace(),
                    at.id(),
                    "call of " + span.entity().name() + " failed"));
        }
    }

    private static boolean isBehind(Span span, Map<String, Span> byId, Map<String, Long> stopped) {
        Span parent = byId.get(span.trace() + span.parent());
        if (parent == null) {
            return false;
        }
        Long stop = stopped.get(parent.trace() + parent.id());
        return stop != null && span.nanos() > stop || isBehind(parent, byId, stopped);
    }

    private static Span shortened(Span span, Map<String, Long> stopped) {
        Long stop = stopped.get(span.trace() + span.id());
        return stop == null
                ? span
                : new Span(
                        span.entity(),
                        span.nanos(),
                        Math.min(span.durationNanos(), Math.max(0, stop - span.nanos())),
                        span.trace(),
                        span.id(),
                        span.parent(),
                        span.operation(),
                        span.role(),
                        span.failed(),
                        span.peer(),
                        span.attributes());
    }
}
