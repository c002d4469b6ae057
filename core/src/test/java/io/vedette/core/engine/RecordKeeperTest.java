// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.keep.RecordForm;
import io.vedette.core.keep.RecordHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecordKeeperTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_772_323_200L * SECOND;
    private static final Entity SHOP = new Entity("service", "shop");
    private static final Entity DESK = new Entity("service", "desk");

    private final Kept kept = new Kept();
    private final RecordKeeper keeper = new RecordKeeper(kept, new RecordLimits(50, 20, 500));

    @Test
    void calm_minute_leaves_a_sample_of_the_others_and_all_that_is_grave() throws IOException {
        calmMinute(0);
        keeper.take(new Tick(START + 60 * SECOND));
        keeper.store();

        assertThat(kept.lines(SHOP, Severity.INFO)).isEqualTo(20);
        assertThat(kept.lines(SHOP, Severity.ERROR)).isEqualTo(30);
        assertThat(kept.records.stream().filter(Span.class::isInstance)).hasSize(20);
    }

    @Test
    void sample_is_spread_over_the_whole_minute() throws IOException {
        for (int minute = 0; minute < 20; minute++) {
            calmMinute(minute);
        }
        keeper.take(new Tick(START + 20 * 60 * SECOND));
        keeper.store();

        long firstHalves = kept.records.stream()
                .filter(record -> record instanceof LogLine line && line.severity() == Severity.INFO)
                .filter(record -> (record.nanos() - START) / SECOND % 60 < 30)
                .count();

        // 200 of 400 expected; a fair sample leaves 150 to 250 in all but one of 10^6 cases.
        assertThat(firstHalves).isBetween(150L, 250L);
    }

    @Test
    void more_grave_lines_than_the_limit_share_the_sample_with_the_others() throws IOException {
        keeper.take(new Tick(START));
        for (int i = 0; i < 1_000; i++) {
            keeper.take(line(SHOP, i * 50_000_000L, Severity.ERROR));
        }
        keeper.take(new Tick(START + 60 * SECOND));
        keeper.store();

        assertThat(kept.lines(SHOP, Severity.ERROR)).isEqualTo(50 + 20);
    }

    @Test
    void incident_brings_back_the_two_minutes_before_it_and_nothing_is_kept_twice() throws IOException {
        for (int second = 0; second < 300; second++) {
            keeper.take(new Tick(START + second * SECOND));
            keeper.take(line(SHOP, second * SECOND, Severity.INFO));
            keeper.take(line(DESK, second * SECOND, Severity.INFO));
        }
        keeper.accept(new IncidentEvent.Opened(incident(SHOP, START + 290 * SECOND), START + 299 * SECOND));
        keeper.store();

        Set<Observation> different = new HashSet<>(kept.records);
        assertThat(kept.records).hasSameSizeAs(different);
        long whole = kept.records.stream()
                .filter(record -> RecordForm.entityOf(record).equals(SHOP))
                .filter(record -> record.nanos() >= START + 170 * SECOND)
                .count();
        assertThat(whole).isEqualTo(130);
        assertThat(kept.lines(DESK, Severity.INFO)).isEqualTo(4 * 20);
    }

    @Test
    void trace_that_is_an_exemplar_is_kept_whole_as_far_as_it_is_still_there() throws IOException {
        keeper.take(new Tick(START));
        for (int i = 0; i < 1_000; i++) {
            Entity entity = i % 2 == 0 ? SHOP : DESK;
            long nanos = START + i * 10_000_000L;
            String trace = i % 100 == 0 ? "slow" : "usual";
            keeper.take(new Span(
                    entity, nanos, SECOND, trace, "" + i, "", "op", Span.Role.SERVER, false, "", new TreeMap<>()));
        }
        var slow = new Exemplars.Exemplar("op", "slow", "0", START, SECOND, false);
        keeper.accept(new Exemplars(SHOP, List.of(slow)));
        keeper.take(new Tick(START + 60 * SECOND));
        keeper.store();

        assertThat(new HashSet<>(kept.records)).hasSameSizeAs(kept.records);
        assertThat(kept.records)
                .filteredOn(
                        record -> record instanceof Span span && span.trace().equals("slow"))
                .hasSize(10);
        assertThat(kept.records.size()).isBetween(40, 50);
    }

    @Test
    void everything_is_kept_while_the_incident_is_open_up_to_the_limit() throws IOException {
        keeper.take(new Tick(START));
        keeper.accept(new IncidentEvent.Opened(incident(SHOP, START), START));
        for (int i = 0; i < 1_000; i++) {
            keeper.take(line(SHOP, i * 1_000_000L, Severity.INFO));
        }
        keeper.accept(new IncidentEvent.Ended(incident(SHOP, START), START + 2 * SECOND));
        keeper.store();
        assertThat(kept.records).hasSize(500);

        keeper.take(new Tick(START + 60 * SECOND));
        for (int i = 0; i < 1_000; i++) {
            keeper.take(line(SHOP, 60 * SECOND + i * 1_000_000L, Severity.INFO));
        }
        keeper.take(new Tick(START + 120 * SECOND));
        keeper.store();

        assertThat(kept.records).hasSize(520);
    }

    @Test
    void cut_by_a_snapshot_it_keeps_the_same() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("cut_by_a_snapshot_it_keeps_the_same: seed " + seed);
        List<Object> inputs = inputs(new Random(seed), 30_000);
        feed(keeper, inputs);
        keeper.store();

        Kept other = new Kept();
        RecordKeeper first = new RecordKeeper(other, new RecordLimits(50, 20, 500));
        feed(first, inputs.subList(0, 17_000));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        first.save(new DataOutputStream(saved));
        RecordKeeper second = new RecordKeeper(other, new RecordLimits(50, 20, 500));
        second.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        feed(second, inputs.subList(17_000, inputs.size()));
        second.store();

        assertThat(other.records).isEqualTo(kept.records);
    }

    @Test
    void senders_of_long_lines_fill_no_memory() throws IOException {
        String text = "x".repeat(256 << 10);
        keeper.take(new Tick(START));
        for (int i = 0; i < 1_000; i++) {
            keeper.take(new LogLine(new Entity("host", "h" + i), START + i, Severity.INFO, text, new TreeMap<>()));
        }
        keeper.store();

        // What waited was decided early, instead of waiting for the minute's end in 256 MiB.
        assertThat(kept.records.size()).isBetween(900, 1_000);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        keeper.save(new DataOutputStream(saved));
        assertThat(saved.size()).isLessThan(33 << 20);
    }

    private static List<Object> inputs(Random random, int count) {
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = i * 20_000_000L;
            Entity entity = random.nextBoolean() ? SHOP : DESK;
            switch (random.nextInt(100)) {
                case 0 -> inputs.add(new Tick(START + at));
                case 1 -> {
                    if (random.nextInt(20) == 0) {
                        Incident incident = incident(entity, START + at);
                        inputs.add(
                                random.nextBoolean()
                                        ? new IncidentEvent.Opened(incident, START + at)
                                        : new IncidentEvent.Ended(incident, START + at));
                    }
                }
                case 2, 3, 4 -> inputs.add(line(entity, at, Severity.ERROR));
                case 5, 6, 7, 8, 9 -> inputs.add(span(entity, at, random.nextInt(9) == 0));
                default -> inputs.add(line(entity, at, Severity.INFO));
            }
        }
        return inputs;
    }

    private static void feed(RecordKeeper keeper, List<Object> inputs) {
        for (Object input : inputs) {
            if (input instanceof Observation observation) {
                keeper.take(observation);
            } else {
                keeper.accept(input);
            }
        }
    }

    /// 600 lines of no weight, 30 errors, 300 spans, a tick a second.
    private void calmMinute(int minute) {
        for (int tenth = 0; tenth < 600; tenth++) {
            long at = minute * 60 * SECOND + tenth * SECOND / 10;
            if (tenth % 10 == 0) {
                keeper.take(new Tick(START + at));
            }
            keeper.take(line(SHOP, at, Severity.INFO));
            if (tenth % 20 == 0) {
                keeper.take(line(SHOP, at + 1, Severity.ERROR));
            }
            if (tenth % 2 == 0) {
                keeper.take(span(SHOP, at, false));
            }
        }
    }

    private static LogLine line(Entity entity, long at, Severity severity) {
        return new LogLine(entity, START + at, severity, "line at " + at, new TreeMap<>());
    }

    private static Span span(Entity entity, long at, boolean failed) {
        String trace = "%032x".formatted(at);
        return new Span(entity, START + at, 5, trace, "1", "", "GET /", Span.Role.SERVER, failed, "", new TreeMap<>());
    }

    private static Incident incident(Entity entity, long startNanos) {
        Anomaly anomaly = new Anomaly(
                Anomaly.idOf(entity, Anomaly.Kind.UNUSUAL, startNanos),
                entity,
                Anomaly.Kind.UNUSUAL,
                Anomaly.Phase.OPENED,
                startNanos,
                startNanos,
                new Evidence(5, "unusual", List.of()));
        return Incident.of(anomaly.id(), "unusual", startNanos, 0, List.of(anomaly));
    }

    /// Records in a list: the keeper's decisions, in their order.
    static final class Kept implements RecordHistory {
        final List<Observation> records = new ArrayList<>();

        long lines(Entity entity, Severity severity) {
            return records.stream()
                    .filter(record -> record instanceof LogLine line
                            && line.severity() == severity
                            && line.entity().equals(entity))
                    .count();
        }

        @Override
        public void append(List<? extends Observation> more) {
            records.addAll(more);
        }

        @Override
        public List<LogLine> lines(Entity entity, long fromNanos, long toNanos, int most) {
            return List.of();
        }

        @Override
        public List<Span> spans(Entity entity, long fromNanos, long toNanos, int most) {
            return List.of();
        }

        @Override
        public List<Span> trace(String trace, long fromNanos, long toNanos, int most) {
            return List.of();
        }

        @Override
        public void forget(long olderThanNanos) {}

        @Override
        public void save(DataOutput out) {}

        @Override
        public void restore(DataInput in) {}

        @Override
        public void close() {}
    }
}
