// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.LogEvent;
import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Train Ticket's files, row by row.
final class TicketRows {
    private static final Pattern POD = Pattern.compile("-[0-9a-f]{8,10}-[a-z0-9]{5}(_metric\\.csv\\.gz)?$");

    /// Severity, then the place in the code.
    private static final Pattern PLACE = Pattern.compile("(?:INFO|WARN|ERROR|DEBUG)\\s+(\\S+#\\d+)");

    private static final int LATENCIES = 11;

    private TicketRows() {}

    static Entity entity(String pod) {
        return new Entity("service", POD.matcher(pod).replaceFirst(""));
    }

    /// Rows that stand in two files are taken once.
    static List<Span> spans(Path folder) throws IOException {
        var spans = new ArrayList<Span>();
        var seen = new HashSet<String>();
        for (Path file : GzipLines.in(folder)) {
            for (String line : GzipLines.of(file)) {
                String[] fields = line.split(",", -1);
                if (fields.length == 8 && !fields[0].equals("TraceID") && seen.add(fields[0] + fields[1])) {
                    spans.add(span(fields));
                }
            }
        }
        return spans;
    }

    private static Span span(String[] fields) {
        long start = Long.parseLong(fields[5]);
        return new Span(
                entity(fields[3]),
                start,
                Math.max(0, Long.parseLong(fields[6]) - start),
                fields[0],
                fields[1],
                fields[2],
                fields[4],
                Span.Role.INTERNAL,
                false,
                "",
                Collections.emptySortedMap());
    }

    /// Lines that are no clean CSV, such as those of a stack trace, are passed over.
    static List<LogEvent> logs(Path folder) throws IOException {
        var logs = new ArrayList<LogEvent>();
        for (Path file : GzipLines.in(folder)) {
            for (String line : GzipLines.of(file)) {
                String[] fields = line.split(",", 8);
                Matcher place = PLACE.matcher(fields[fields.length - 1]);
                if (fields.length == 8 && fields[1].matches("\\d+") && place.find()) {
                    logs.add(new LogEvent(
                            entity(fields[3]), Long.parseLong(fields[1]), fields[5], fields[6], place.group(1)));
                }
            }
        }
        return logs;
    }

    static List<Track> tracks(Path folder) throws IOException {
        var tracks = new ArrayList<Track>();
        for (Path file : GzipLines.in(folder)) {
            String name = file.getFileName().toString();
            if (POD.matcher(name).find()) {
                tracks(entity(name), GzipLines.of(file), tracks);
            }
        }
        return tracks;
    }

    private static void tracks(Entity entity, List<String> lines, List<Track> tracks) {
        String[] header = lines.getFirst().split(",");
        var byTime = new TreeMap<Long, String[]>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            byTime.put(Long.parseLong(fields[1]) * TrainTicket.SECOND, fields);
        }
        long[] times = byTime.keySet().stream().mapToLong(Long::longValue).toArray();
        for (int column = 3; column < header.length; column++) {
            int place = column;
            double[] values = byTime.values().stream()
                    .mapToDouble(fields -> GzipLines.number(fields[place]))
                    .toArray();
            Track.Kind kind = switch (header[column]) {
                case "CpuUsageRate(%)" -> Track.Kind.CPU;
                case "MemoryUsageRate(%)" -> Track.Kind.MEMORY;
                default -> Track.Kind.OTHER;
            };
            String unit = kind == Track.Kind.OTHER ? "" : "%";
            if (column < LATENCIES || kind != Track.Kind.OTHER) {
                tracks.add(Track.of(entity, new Signal(header[column], unit), kind, times, values));
            }
        }
    }
}
