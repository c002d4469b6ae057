// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Period;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Symptom;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One scenario: healthy rows of five minutes, a call graph, and issues that were made months away from
/// those rows.
///
/// A row stands at its end: what began within it is seen there.
final class PetShop {
    private static final long SECOND = 1_000_000_000L;
    private static final long ROW = 300 * SECOND;
    private static final int HEADER = 4;
    private static final Pattern TARGET =
            Pattern.compile("\"target\": \\{\"node\": \"([^\"]+)\", \"metric\": \"([^\"]+)\".*\"timestamp\": (\\d+).*"
                    + "\"root_cause\": \\{\"node\": \"([^\"]+)\"");

    private final Sheet healthy;
    private final List<Edge> edges;
    private final List<Issue> issues;

    private PetShop(Sheet healthy, List<Edge> edges, List<Issue> issues) {
        this.healthy = healthy;
        this.edges = edges;
        this.issues = issues;
    }

    /// Rows as they are in a file.
    private record Sheet(List<String[]> header, long[] ends, List<String[]> rows) {
        static Sheet read(Path file) throws IOException {
            List<String> lines = GzipLines.of(file);
            List<String[]> header = lines.subList(0, 3).stream()
                    .map(line -> line.split(",", -1))
                    .toList();
            List<String[]> rows = lines.subList(HEADER, lines.size()).stream()
                    .map(line -> line.split(",", -1))
                    .toList();
            long[] ends = rows.stream()
                    .mapToLong(row -> (long) Double.parseDouble(row[0]) * SECOND + ROW)
                    .toArray();
            return new Sheet(header, ends, rows);
        }

        Sheet rows(int from, int to) {
            return new Sheet(header, Arrays.copyOfRange(ends, from, to), rows.subList(from, to));
        }

        Period period() {
            return new Period(ends[0] - ROW, ends[ends.length - 1] + 1);
        }

        List<Track> tracks() {
            var tracks = new ArrayList<Track>();
            for (int i = 1; i < header.getFirst().length; i++) {
                tracks.add(track(i));
            }
            return tracks;
        }

        private Track track(int column) {
            String metric = header.get(1)[column];
            String statistic = header.get(2)[column];
            boolean available = metric.equals("availability");
            Track.Kind kind = switch (metric) {
                case "requests" -> Track.Kind.REQUESTS;
                case "availability" -> Track.Kind.FAILURES;
                default -> statistic.equals("Average") ? Track.Kind.LATENCY : Track.Kind.OTHER;
            };
            double[] values = rows.stream()
                    .mapToDouble(row -> GzipLines.number(row[column]))
                    .map(value -> available ? 1 - value / 100 : value)
                    .toArray();
            String unit = metric.equals("latency") ? "s" : "";
            return Track.of(
                    entity(header.getFirst()[column]), new Signal(metric + " " + statistic, unit), kind, ends, values);
        }
    }

    /// @param hint when the goal was missed, epoch nanoseconds
    private record Issue(String name, Sheet sheet, Symptom symptom, long hint, Entity cause) {}

    private static Entity entity(String name) {
        return new Entity("service", name);
    }

    static PetShop read(Path folder) throws IOException {
        var issues = new ArrayList<Issue>();
        for (String part : List.of("train", "test")) {
            for (Path issue : GzipLines.in(folder.resolve(part))) {
                issues.add(issue(issue));
            }
        }
        return new PetShop(
                Sheet.read(folder.resolve("noissue/metrics.csv.gz")),
                edges(GzipLines.of(folder.resolve("graph.csv.gz"))),
                issues);
    }

    private static Issue issue(Path folder) throws IOException {
        Matcher target = TARGET.matcher(Files.readString(folder.resolve("target.json")));
        if (!target.find()) {
            throw new IOException(folder + " names no target");
        }
        return new Issue(
                folder.toString(),
                Sheet.read(folder.resolve("metrics.csv.gz")),
                new Symptom(entity(target.group(1)), kind(target.group(2))),
                Long.parseLong(target.group(3)) * SECOND,
                entity(target.group(4)));
    }

    private static Track.Kind kind(String metric) {
        return metric.equals("latency") ? Track.Kind.LATENCY : Track.Kind.FAILURES;
    }

    private static List<Edge> edges(List<String> lines) {
        String[] callees = lines.getFirst().split(",");
        var edges = new ArrayList<Edge>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            for (int i = 1; i < fields.length; i++) {
                if (GzipLines.number(fields[i]) > 0 && !fields[0].equals(callees[i])) {
                    edges.add(new Edge(entity(fields[0]), Edge.Kind.CALLS, entity(callees[i])));
                }
            }
        }
        return edges;
    }

    /// The issues of one kind of symptom; what was before each issue is healthy as well.
    List<Fault> faults(Track.Kind kind) {
        return issues.stream()
                .filter(issue -> issue.symptom().kind() == kind)
                .map(issue -> {
                    long last = issue.sheet().ends()[issue.sheet().ends().length - 1];
                    long first = issue.sheet().ends()[0] - ROW;
                    List<Period> well =
                            List.of(healthy.period(), new Period(Math.min(first, issue.hint()), issue.hint()));
                    return fault(issue, new When(issue.hint(), true, last + 1, well), issue.sheet());
                })
                .toList();
    }

    private Fault fault(Issue issue, When when, Sheet sheet) {
        return new Fault(issue.name(), scene(when, issue.symptom(), healthy, sheet), issue.cause(), "");
    }

    private Scene scene(When when, Symptom symptom, Sheet reference, Sheet incident) {
        return new Scene(
                when,
                List.of(symptom),
                join(reference.tracks(), incident.tracks()),
                edges,
                List.of(),
                List.of(),
                List.of());
    }

    /// The rows before each issue, judged as if something were wrong, with months-old rows to compare
    /// with.
    ///
    /// @param issues so many issues after each other make one window
    List<Scene> old(Track.Kind kind, int together) {
        List<Issue> sorted =
                issues.stream().sorted(Comparator.comparingLong(Issue::hint)).toList();
        var found = new ArrayList<Scene>();
        for (int from = 0; from + together <= sorted.size(); from++) {
            List<Sheet> before = sorted.subList(from, from + together).stream()
                    .map(PetShop::before)
                    .toList();
            long[] ends = before.stream()
                    .flatMapToLong(sheet -> Arrays.stream(sheet.ends()))
                    .toArray();
            if (ends.length >= together) {
                var when = new When(ends[0], true, ends[ends.length - 1] + 1, List.of(healthy.period()));
                var symptom = new Symptom(sorted.getFirst().symptom().entity(), kind);
                List<Track> tracks = healthy.tracks();
                for (Sheet rows : before) {
                    tracks = join(tracks, rows.tracks());
                }
                found.add(new Scene(when, List.of(symptom), tracks, edges, List.of(), List.of(), List.of()));
            }
        }
        return found;
    }

    private static Sheet before(Issue issue) {
        int rows = (int) Arrays.stream(issue.sheet().ends())
                .filter(end -> end < issue.hint())
                .count();
        return issue.sheet().rows(0, rows);
    }

    /// Windows of the healthy rows, judged by the other half of them.
    List<Scene> near(Track.Kind kind, int length) {
        var found = new ArrayList<Scene>();
        int half = healthy.ends().length / 2;
        var symptom = new Symptom(issues.getFirst().symptom().entity(), kind);
        for (boolean first : List.of(true, false)) {
            Sheet judged = first ? healthy.rows(0, half) : healthy.rows(half, healthy.ends().length);
            Sheet reference = first ? healthy.rows(half, healthy.ends().length) : healthy.rows(0, half);
            for (int from = 0; from + length <= judged.ends().length; from += length) {
                Sheet window = judged.rows(from, from + length);
                long start = window.ends()[0] - ROW + 1;
                var when = new When(start, true, window.ends()[length - 1] + 1, List.of(reference.period()));
                found.add(scene(when, symptom, reference, window));
            }
        }
        return found;
    }

    private static List<Track> join(List<Track> one, List<Track> other) {
        var tracks = new ArrayList<>(one);
        for (Track track : other) {
            int place = -1;
            for (int i = 0; i < tracks.size() && place < 0; i++) {
                boolean same = tracks.get(i).entity().equals(track.entity())
                        && tracks.get(i).signal().equals(track.signal());
                place = same ? i : -1;
            }
            if (place < 0) {
                tracks.add(track);
            } else {
                tracks.set(place, join(tracks.get(place), track));
            }
        }
        return tracks;
    }

    private static Track join(Track one, Track other) {
        long[] nanos = Arrays.copyOf(one.nanos(), one.nanos().length + other.nanos().length);
        double[] values = Arrays.copyOf(one.values(), nanos.length);
        System.arraycopy(other.nanos(), 0, nanos, one.nanos().length, other.nanos().length);
        System.arraycopy(other.values(), 0, values, one.nanos().length, other.nanos().length);
        return new Track(one.entity(), one.signal(), one.kind(), one.floor(), nanos, values);
    }
}
