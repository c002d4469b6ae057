// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ObservationCodecTest {
    @Test
    void any_batch_comes_back() throws Damaged {
        long seed = new Random().nextLong();
        System.out.println("observations: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Observation> batch = batch(random);

            ByteWriter bytes = ObservationCodec.encode(batch);
            List<Observation> back =
                    ObservationCodec.decode(bytes.array(), bytes.size(), new SeriesPool(new SeriesInterner()));

            assertThat(back).hasSameSizeAs(batch);
            for (int i = 0; i < batch.size(); i++) {
                assertThat(isSame(back.get(i), batch.get(i)))
                        .as("seed %d round %d", seed, round)
                        .isTrue();
            }
        }
    }

    @Test
    void series_is_one_instance_within_a_batch_and_in_the_next() throws Damaged {
        Series series = Series.of(new Entity("host", "a"), "up", Map.of("job", "node"), MetricKind.GAUGE);
        ByteWriter bytes = ObservationCodec.encode(List.of(new Sample(series, 1, 1), new Sample(series, 2, 1)));

        SeriesPool pool = new SeriesPool(new SeriesInterner());

        List<Observation> back = ObservationCodec.decode(bytes.array(), bytes.size(), pool);
        List<Observation> again = ObservationCodec.decode(bytes.array(), bytes.size(), pool);

        assertThat(((Sample) back.get(0)).series()).isSameAs(((Sample) back.get(1)).series());
        assertThat(((Sample) back.get(0)).series()).isSameAs(((Sample) again.get(0)).series());
    }

    @Test
    void every_series_is_itself_whatever_is_pooled_beside_it() throws Damaged {
        // Words that a careless key would confuse: cut elsewhere, empty, of another kind.
        List<Series> alike = List.of(
                series("ab", "c", "", Map.of(), MetricKind.GAUGE),
                series("a", "bc", "", Map.of(), MetricKind.GAUGE),
                series("a", "bc", "", Map.of(), MetricKind.COUNTER),
                series("a", "bc", "x", Map.of(), MetricKind.GAUGE),
                series("a", "bc", "", Map.of("x", ""), MetricKind.GAUGE),
                series("a", "bc", "", Map.of("x", "y"), MetricKind.GAUGE),
                series("a", "bc", "", Map.of("xy", ""), MetricKind.GAUGE),
                series("a", "bc", "", Map.of("x", "y", "z", ""), MetricKind.GAUGE));
        SeriesPool pool = new SeriesPool(new SeriesInterner());
        for (int round = 0; round < 3; round++) {
            for (Series series : alike) {
                // Each time beside others, so that its texts have other numbers.
                List<Observation> batch = List.of(
                        new Sample(alike.get(round), 1, 1),
                        new Sample(series("z" + round, "q", "", Map.of(), MetricKind.GAUGE), 1, 1),
                        new Sample(series, 1, 1));
                ByteWriter bytes = ObservationCodec.encode(batch);
                assertThat(ObservationCodec.decode(bytes.array(), bytes.size(), pool))
                        .isEqualTo(batch);
            }
        }
        assertThat(pool.size()).isEqualTo(alike.size() + 3);
    }

    private static Series series(
            String entity, String metric, String unit, Map<String, String> labels, MetricKind kind) {
        return new Series(new Entity("host", entity), metric, Labels.of(labels), kind, unit);
    }

    @Test
    void texts_that_somebody_chose_for_their_hash_come_back_and_cost_no_time() throws Damaged {
        List<Observation> batch = new ArrayList<>();
        for (int i = 0; i < 1 << 15; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            batch.add(new Sample(series(text.toString(), "m", "", Map.of(), MetricKind.GAUGE), i, i));
        }
        for (int i = 0; i < 5_000; i++) {
            batch.add(new Sample(series("usual" + i, "m", "", Map.of("i", "" + i % 7), MetricKind.GAUGE), i, i));
        }

        ByteWriter bytes = ObservationCodec.encode(batch);

        assertThat(ObservationCodec.decode(bytes.array(), bytes.size(), new SeriesPool(new SeriesInterner())))
                .isEqualTo(batch);
    }

    @Test
    void pool_keeps_to_its_bytes_and_goes_on() throws Damaged {
        SeriesPool pool = new SeriesPool(100_000, new SeriesInterner());
        for (int i = 0; i < 2_000; i++) {
            Series one = series("host" + i, "metric", "", Map.of("i", "" + i), MetricKind.GAUGE);
            ByteWriter bytes = ObservationCodec.encode(List.of(new Sample(one, 1, 1)));

            assertThat(ObservationCodec.decode(bytes.array(), bytes.size(), pool))
                    .containsExactly(new Sample(one, 1, 1));

            assertThat(pool.size()).isBetween(1, 250);
        }
    }

    @Test
    void cut_or_longer_batch_is_told() {
        ByteWriter bytes = ObservationCodec.encode(batch(new Random(1)));
        for (int length = 0; length < bytes.size(); length++) {
            int cut = length;
            assertThatThrownBy(() -> ObservationCodec.decode(bytes.array(), cut, new SeriesPool(new SeriesInterner())))
                    .isInstanceOf(Damaged.class);
        }
    }

    @Test
    void random_bytes_are_told_or_read_but_never_crash() {
        Random random = new Random(7);
        int told = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            try {
                ObservationCodec.decode(bytes, bytes.length, new SeriesPool(new SeriesInterner()));
            } catch (Damaged e) {
                told++;
            }
        }
        assertThat(told).isGreaterThan(10_000);
    }

    private static List<Observation> batch(Random random) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Map<String, String> labels = new TreeMap<>();
            for (int label = random.nextInt(4); label > 0; label--) {
                labels.put("label" + random.nextInt(5), "wert ✓ " + random.nextInt(3));
            }
            Entity entity = new Entity("host", "web-" + random.nextInt(3));
            series.add(Series.of(entity, "metric" + i, labels, MetricKind.values()[random.nextInt(2)]));
        }
        List<Observation> batch = new ArrayList<>();
        for (int i = 1 + random.nextInt(100); i > 0; i--) {
            batch.add(
                    switch (random.nextInt(12)) {
                        case 0 -> new Tick(random.nextLong());
                        case 1 -> lesson(random);
                        case 2 -> line(random);
                        case 3 -> span(random);
                        case 4 -> alert(random);
                        case 5 -> change(random);
                        case 6 -> sighting(random);
                        default ->
                            new Sample(series.get(random.nextInt(series.size())), random.nextLong(), value(random));
                    });
        }
        return batch;
    }

    private static Lesson lesson(Random random) {
        byte[] model = new byte[1 + random.nextInt(1_000)];
        random.nextBytes(model);
        return new Lesson(new Entity("service", "shop"), random.nextLong(), "v" + random.nextInt(3), model);
    }

    private static LogLine line(Random random) {
        Severity severity = Severity.values()[random.nextInt(7)];
        return new LogLine(entity(random), random.nextLong(), severity, text(random), pairs(random));
    }

    private static Span span(Random random) {
        return new Span(
                entity(random),
                random.nextLong(),
                random.nextLong(1L << 40),
                text(random),
                text(random),
                text(random),
                text(random),
                Span.Role.values()[random.nextInt(5)],
                random.nextBoolean(),
                text(random),
                pairs(random));
    }

    private static Alert alert(Random random) {
        Severity severity = Severity.values()[random.nextInt(7)];
        return new Alert(
                entity(random),
                random.nextLong(),
                "alertmanager",
                "k" + text(random),
                text(random),
                severity,
                random.nextBoolean(),
                pairs(random));
    }

    private static Change change(Random random) {
        return new Change(
                entity(random),
                random.nextLong(),
                "github",
                "k" + text(random),
                "release",
                text(random),
                pairs(random));
    }

    private static Sighting sighting(Random random) {
        Edge.Kind kind = Edge.Kind.values()[random.nextInt(3)];
        return new Sighting(new Edge(entity(random), kind, new Entity("host", "h")), random.nextLong());
    }

    private static Entity entity(Random random) {
        return new Entity("service", "shop " + random.nextInt(4));
    }

    private static TreeMap<String, String> pairs(Random random) {
        TreeMap<String, String> pairs = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pairs.put(text(random), text(random));
        }
        return pairs;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0xd800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static double value(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : -0.0;
    }

    private static boolean isSame(Observation one, Observation other) {
        return one instanceof Lesson(Entity entity, long nanos, String version, byte[] model)
                ? other instanceof Lesson(Entity entity2, long nanos2, String version2, byte[] model2)
                        && entity.equals(entity2)
                        && nanos == nanos2
                        && version.equals(version2)
                        && Arrays.equals(model, model2)
                : one.equals(other);
    }
}
