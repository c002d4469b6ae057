// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.RecordForm;
import io.vedette.core.keep.RecordHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The laws of [RecordHistory].
public abstract class RecordHistoryLaws {
    /// 2026-03-01T00:00:00Z.
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int ALL = 1_000_000;
    private static final Entity SHOP = new Entity("service", "shop");
    private static final List<Entity> ENTITIES = List.of(
            SHOP,
            new Entity("service", "shop-2"),
            new Entity("host", "web-1"),
            new Entity("service", "Ω"),
            new Entity("service", "😀"),
            new Entity("service", "\uffee"));

    @TempDir
    Path folder;

    /// Opens a history on a folder, or opens it again once it was closed.
    protected abstract RecordHistory open(Path folder) throws IOException;

    @Test
    void records_are_read_back_equal_and_as_often_as_they_were_appended() throws IOException {
        List<Observation> records = records(30_000, seed("records_are_read_back"));
        records.addAll(records.subList(0, 50));
        try (RecordHistory history = open(folder)) {
            appendInPieces(history, records);
            assertHolds(history, records);
        }
        try (RecordHistory history = open(folder)) {
            assertHolds(history, records);
        }
    }

    @Test
    void the_newest_come_first_and_no_more_than_asked_for() throws IOException {
        List<Observation> records = records(30_000, 1);
        try (RecordHistory history = open(folder)) {
            appendInPieces(history, records);

            List<LogLine> newest = history.lines(SHOP, 0, Long.MAX_VALUE, 100);

            assertThat(newest).hasSize(100);
            assertThat(newest)
                    .isSortedAccordingTo(
                            Comparator.comparingLong(LogLine::nanos).reversed());
            long oldest = newest.getLast().nanos();
            assertThat(history.lines(SHOP, oldest + 1, Long.MAX_VALUE, ALL)).hasSizeLessThan(100);
        }
    }

    @Test
    void trace_is_read_back_whoever_its_spans_are_of() throws IOException {
        List<Observation> records = records(30_000, 2);
        Map<String, List<Span>> traces = records.stream()
                .filter(Span.class::isInstance)
                .map(Span.class::cast)
                .collect(Collectors.groupingBy(Span::trace));
        try (RecordHistory history = open(folder)) {
            appendInPieces(history, records);
            for (String trace : traces.keySet().stream().sorted().limit(20).toList()) {
                List<Span> read = history.trace(trace, 0, Long.MAX_VALUE, ALL);
                assertThat(counted(read)).isEqualTo(counted(traces.getOrDefault(trace, List.of())));
                assertThat(history.trace(trace, 0, Long.MAX_VALUE, 1)).hasSize(1);
            }
            assertThat(history.trace("none", 0, Long.MAX_VALUE, ALL)).isEmpty();
        }
    }

    @Test
    void reading_gives_what_lies_from_the_first_time_up_to_and_without_the_second() throws IOException {
        try (RecordHistory history = open(folder)) {
            for (int i = 0; i < 10; i++) {
                history.append(List.of(line(SHOP, MIDNIGHT - 5 * SECOND + i * SECOND, "line " + i)));
            }

            assertThat(history.lines(SHOP, MIDNIGHT - SECOND, MIDNIGHT + SECOND, ALL))
                    .extracting(LogLine::text)
                    .containsExactly("line 5", "line 4");
            assertThat(history.lines(SHOP, MIDNIGHT, MIDNIGHT, ALL)).isEmpty();
            assertThat(history.spans(SHOP, 0, Long.MAX_VALUE, ALL)).isEmpty();
            assertThat(history.lines(new Entity("host", "nobody"), 0, Long.MAX_VALUE, ALL))
                    .isEmpty();
        }
    }

    @Test
    void forgotten_days_are_gone() throws IOException {
        try (RecordHistory history = open(folder)) {
            history.append(List.of(line(SHOP, MIDNIGHT - 3 * DAY, "old"), line(SHOP, MIDNIGHT, "new")));
        }
        try (RecordHistory history = open(folder)) {
            history.append(List.of(line(SHOP, MIDNIGHT - 2 * DAY, "old too"), line(SHOP, MIDNIGHT - 1, "yesterday")));

            history.forget(MIDNIGHT - DAY + 5);

            assertThat(history.lines(SHOP, 0, Long.MAX_VALUE, ALL))
                    .extracting(LogLine::text)
                    .containsExactly("new", "yesterday");
        }
        try (RecordHistory history = open(folder)) {
            assertThat(history.lines(SHOP, 0, Long.MAX_VALUE, ALL)).hasSize(2);
        }
    }

    @Test
    void restoring_goes_back_to_the_saved_moment_and_a_replay_leaves_nothing_twice(@TempDir Path crashed)
            throws IOException {
        List<Observation> records = records(30_000, seed("restoring"));
        List<Observation> before = records.subList(0, 13_000);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (RecordHistory history = open(folder)) {
            appendInPieces(history, before);
            history.save(new DataOutputStream(saved));
            appendInPieces(history, records.subList(13_000, 30_000));
            // As after a crash: what is on disk now, without what closing would add.
            copy(folder, crashed);
        }
        for (Path place : List.of(crashed, folder)) {
            try (RecordHistory history = open(place)) {
                history.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
                assertHolds(history, before);

                appendInPieces(history, records.subList(13_000, 30_000));

                assertHolds(history, records);
            }
        }
    }

    private static long seed(String name) {
        long seed = new Random().nextLong();
        System.out.println(name + ": seed " + seed);
        return seed;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /// Over three days, not in order.
    private static List<Observation> records(int count, long seed) {
        Random random = new Random(seed);
        List<Observation> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entity entity = ENTITIES.get(random.nextInt(ENTITIES.size()));
            long nanos = MIDNIGHT - DAY + random.nextLong(3 * DAY);
            records.add(random.nextInt(3) == 0 ? span(entity, nanos, random) : line(entity, nanos, "line " + i));
        }
        return records;
    }

    private static LogLine line(Entity entity, long nanos, String text) {
        TreeMap<String, String> attributes = new TreeMap<>();
        attributes.put("thread", "main \"" + nanos % 7 + "\"");
        return new LogLine(entity, nanos, Severity.values()[(int) (nanos % 7)], text, attributes);
    }

    private static Span span(Entity entity, long nanos, Random random) {
        return new Span(
                entity,
                nanos,
                random.nextLong(SECOND),
                "%032x".formatted(random.nextLong()),
                "%016x".formatted(random.nextLong()),
                random.nextBoolean() ? "" : "%016x".formatted(random.nextLong()),
                "GET /orders/" + random.nextInt(10),
                Span.Role.values()[random.nextInt(5)],
                random.nextBoolean(),
                random.nextBoolean() ? "" : "db:orders",
                new TreeMap<>());
    }

    private static void appendInPieces(RecordHistory history, List<Observation> records) throws IOException {
        for (int i = 0; i < records.size(); i += 777) {
            history.append(records.subList(i, Math.min(records.size(), i + 777)));
        }
    }

    private static void assertHolds(RecordHistory history, List<Observation> records) throws IOException {
        for (Entity entity : ENTITIES) {
            List<LogLine> lines = history.lines(entity, 0, Long.MAX_VALUE, ALL);
            assertThat(counted(lines).equals(counted(of(records, entity, LogLine.class))))
                    .as("lines of %s are those appended, as often", entity)
                    .isTrue();
            for (int i = 1; i < lines.size(); i++) {
                assertThat(lines.get(i).nanos())
                        .isLessThanOrEqualTo(lines.get(i - 1).nanos());
            }
            List<Span> spans = history.spans(entity, 0, Long.MAX_VALUE, ALL);
            assertThat(counted(spans).equals(counted(of(records, entity, Span.class))))
                    .as("spans of %s are those appended, as often", entity)
                    .isTrue();
        }
    }

    private static <T> Map<T, Long> counted(List<T> records) {
        return records.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static <T extends Observation> List<T> of(List<Observation> records, Entity entity, Class<T> type) {
        return records.stream()
                .filter(type::isInstance)
                .filter(record -> RecordForm.entityOf(record).equals(entity))
                .map(type::cast)
                .toList();
    }
}
