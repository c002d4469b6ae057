// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.LogEvent;
import io.vedette.core.diagnose.Period;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One day: metrics a minute, spans and log lines of the minutes around faults, and a minute in which all
/// was well.
///
/// Healthy is that minute, and what is known of the time before a fault and outside earlier ones.
final class TrainTicket {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;

    /// A fault is over after so long; the next begins seven minutes later at the earliest.
    private static final long LASTS = 6 * MINUTE;

    /// Files hold the spans of three minutes; the metrics of the last come when it is over.
    private static final long SEEN = 4 * MINUTE;
    /// Faults that are in the spans from the first second of their minute on, whatever the list says:
    /// calls of the named service take 1 to 3 s longer.
    private static final List<String> EARLY =
            List.of("2023-01-30T12:15:00Z", "2023-01-30T13:15:00Z", "2023-01-30T13:30:00Z");

    private static final long LEAST_FRAGMENT = 20 * SECOND;
    private static final Pattern FAULT = Pattern.compile(
            "\"inject_time\": \"([^\"]+)\".*?\"inject_pod\": \"([^\"]+)\".*?\"inject_type\": \"([^\"]+)\"",
            Pattern.DOTALL);
    private static final Pattern CAUSE = Pattern.compile("\"(\\w+)\": \"([^\"]+)\"");

    /// Which healthy spans and log lines are there to compare with.
    enum Known {
        MINUTE("one minute"),
        TWO("a minute of each day"),
        ALL("these and all before the fault");

        private final String words;

        Known(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final List<Injection> injections;
    private final List<Period> normal;
    private final List<Track> tracks;
    private final List<Span> spans;
    private final List<LogEvent> logs;

    /// @param nanos  when it began
    /// @param inside what is wrong inside, as [Fault#name] writes it
    private record Injection(long nanos, Entity cause, String type, String inside) {
        long minute() {
            return nanos / MINUTE * MINUTE;
        }
    }

    private TrainTicket(
            List<Injection> injections,
            List<Period> normal,
            List<Track> tracks,
            List<Span> spans,
            List<LogEvent> logs) {
        this.injections = injections;
        this.normal = normal;
        this.tracks = tracks;
        this.spans = spans;
        this.logs = logs;
    }

    /// @param other  the other day, of which only the healthy minute is known
    /// @param causes the file that names the true inner causes
    static TrainTicket read(Path day, Path other, Path causes) throws IOException {
        Path faults = day.resolve("faults");
        Path list = GzipLines.in(faults).stream()
                .filter(file -> file.toString().endsWith("fault_list.json"))
                .findFirst()
                .orElseThrow();
        String inside = Files.readString(causes);
        var injections = new ArrayList<Injection>();
        Matcher fault = FAULT.matcher(Files.readString(list));
        while (fault.find()) {
            Entity cause = TicketRows.entity(fault.group(2));
            long nanos = Instant.parse(fault.group(1).replace(' ', 'T') + "Z").getEpochSecond() * SECOND;
            injections.add(new Injection(nanos, cause, fault.group(3), inside(inside, cause, fault.group(3))));
        }
        injections.sort(Comparator.comparingLong(Injection::nanos));
        var spans = new ArrayList<>(TicketRows.spans(faults.resolve("trace")));
        var logs = new ArrayList<>(TicketRows.logs(faults.resolve("log")));
        var normal = new ArrayList<Period>();
        for (Path well : List.of(day, other)) {
            List<Span> wellSpans = TicketRows.spans(well.resolve("normal/trace"));
            spans.addAll(wellSpans);
            logs.addAll(TicketRows.logs(well.resolve("normal/log")));
            normal.add(new Period(
                    wellSpans.stream().mapToLong(Span::nanos).min().orElseThrow(),
                    wellSpans.stream().mapToLong(Span::nanos).max().orElseThrow() + 1));
        }
        return new TrainTicket(injections, normal, TicketRows.tracks(faults.resolve("metric")), spans, logs);
    }

    private static String inside(String causes, Entity cause, String type) {
        int at = causes.indexOf("\"ts-" + cause.name().substring(3) + "\"");
        Matcher inside = CAUSE.matcher(causes.substring(at, causes.indexOf('}', at)));
        while (inside.find()) {
            if (inside.group(1).equals(type)) {
                return switch (type) {
                    case "network_delay" -> "NETWORK";
                    case "cpu_contention", "cpu_consumed" -> inside.group(2);
                    default -> inside.group(2).replaceFirst("_", " → ");
                };
            }
        }
        return "";
    }

    List<Fault> faults(Known known) {
        return injections.stream()
                .map(fault -> new Fault(
                        "%s %s %s"
                                .formatted(
                                        Instant.ofEpochSecond(fault.nanos() / SECOND),
                                        fault.cause().name(),
                                        fault.type()),
                        scene(fault.nanos(), fault.minute() + SEEN, healthy(fault.nanos()), known),
                        fault.cause(),
                        fault.inside()))
                .toList();
    }

    /// Stretches before faults, judged as if something were wrong.
    List<Fault> fragments(Known known) {
        return injections.stream()
                .filter(fault -> fault.nanos() - fault.minute() >= LEAST_FRAGMENT)
                .map(fault -> new Fault(
                        "healthy " + Instant.ofEpochSecond(fault.minute() / SECOND),
                        scene(fault.minute(), fault.nanos(), healthy(fault.minute()), known),
                        fault.cause(),
                        fault.inside()))
                .toList();
    }

    /// The healthy minute, and all that was before a moment and outside of faults.
    private List<Period> healthy(long before) {
        var healthy = new ArrayList<>(normal);
        long from = 0;
        for (Injection fault : injections) {
            if (fault.nanos() < before) {
                healthy.add(new Period(from, fault.nanos()));
                from = fault.nanos() + LASTS;
            }
        }
        if (from < before) {
            healthy.add(new Period(from, before));
        }
        return healthy;
    }

    Scene scene(long start, long end, List<Period> healthy, Known known) {
        return new Scene(
                new When(start, true, end, healthy),
                List.of(),
                tracks,
                List.of(),
                spans.stream()
                        .filter(span -> isSeen(span.nanos(), start, end, known))
                        .toList(),
                logs.stream()
                        .filter(log -> isSeen(log.nanos(), start, end, known))
                        .toList(),
                List.of());
    }

    /// What comes later is not looked at; a second more for the log lines of the last requests.
    private boolean isSeen(long nanos, long start, long end, Known known) {
        boolean incident = nanos >= start && nanos < end;
        return incident
                || switch (known) {
                    case MINUTE -> isIn(normal.getFirst(), nanos);
                    case TWO -> normal.stream().anyMatch(minute -> isIn(minute, nanos));
                    case ALL -> nanos < end || normal.stream().anyMatch(minute -> isIn(minute, nanos));
                };
    }

    private static boolean isIn(Period minute, long nanos) {
        return nanos >= minute.from() && nanos < minute.to() + SECOND;
    }

    List<Span> spans() {
        return spans;
    }

    List<LogEvent> logs() {
        return logs;
    }

    Period normal() {
        return normal.getFirst();
    }

    /// Stretches before faults in which nothing is wrong yet.
    List<Period> stretches() {
        return injections.stream()
                .filter(fault -> fault.nanos() - fault.minute() >= LEAST_FRAGMENT)
                .filter(fault -> !EARLY.contains(
                        Instant.ofEpochSecond(fault.minute() / SECOND).toString()))
                .map(fault -> new Period(fault.minute(), fault.nanos()))
                .toList();
    }
}
