// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeriesIndexTest {
    private static final Edge EDGE = new Edge(new Entity("pod", "p"), Edge.Kind.RUNS_ON, new Entity("host", "h"));

    private final List<Edge> saw = new ArrayList<>();
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final Senders senders = new Senders();
    private final Sender sender = senders.of("test", "10.0.0.1", "");

    private SeriesIndex index(int all, int ofSender, int perSecond) {
        ReceiveLimits limits = new ReceiveLimits(
                16 << 20,
                32 << 20,
                40,
                256,
                2_048,
                256 << 10,
                all,
                ofSender,
                perSecond,
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                64);
        return new SeriesIndex(
                new SeriesAllowance(limits, senders.offenders(), clock.millis()), one -> one, saw::addAll, clock);
    }

    private static SeriesIndex.Made made(Series series) {
        return new SeriesIndex.Made(series, List.of(EDGE));
    }

    @Test
    void edges_are_told_of_a_new_series_and_once_a_minute_at_most_while_it_goes_on() throws Exception {
        SeriesIndex index = index(10, 10, 2_000);
        for (int i = 0; i < 100; i++) {
            take(index, sender, "series");
        }
        assertThat(saw).containsExactly(EDGE);

        clock.move(Duration.ofSeconds(61));
        take(index, sender, "series");
        take(index, sender, "series");
        assertThat(saw).containsExactly(EDGE, EDGE);
    }

    private static SeriesIndex.Place take(SeriesIndex index, Sender sender, String name) throws SeriesIndex.Unusable {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        return index.take(
                sender,
                key,
                key.length,
                () -> made(Series.of(new Entity("host", "a"), name, Map.of(), MetricKind.GAUGE)));
    }

    private static String refusal(SeriesIndex index, Sender sender, String name) {
        try {
            take(index, sender, name);
            return "";
        } catch (SeriesIndex.Unusable unusable) {
            return unusable.reason();
        }
    }

    @Test
    void series_of_one_key_is_one_object_for_all_threads() {
        SeriesIndex index = index(100_000, 100_000, 2_000);
        Map<Integer, Set<Series>> seen = new ConcurrentHashMap<>();

        IntStream.range(0, 40_000).parallel().forEach(i -> {
            try {
                SeriesIndex.Place place = take(index, sender, "m" + i % 5_000);
                assertThat(place.series().metric()).isEqualTo("m" + i % 5_000);
                seen.computeIfAbsent(
                                i % 5_000,
                                _ -> java.util.Collections.synchronizedSet(
                                        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>())))
                        .add(place.series());
            } catch (SeriesIndex.Unusable unusable) {
                throw new AssertionError(unusable);
            }
        });

        assertThat(seen).hasSize(5_000);
        assertThat(seen.values()).allSatisfy(objects -> assertThat(objects).hasSize(1));
        assertThat(sender.series().get()).isEqualTo(5_000);
    }

    @Test
    void known_series_go_on_when_new_ones_are_too_many() throws Exception {
        SeriesIndex index = index(3, 100, 2_000);
        for (String name : new String[] {"a", "b", "c"}) {
            take(index, sender, name);
        }

        assertThat(refusal(index, sender, "d")).isEqualTo("too-many-series");
        assertThat(refusal(index, sender, "a")).isEmpty();
    }

    @Test
    void one_sender_does_not_take_the_room_of_another() throws Exception {
        SeriesIndex index = index(100, 2, 2_000);
        take(index, sender, "a");
        take(index, sender, "b");

        assertThat(refusal(index, sender, "c")).isEqualTo("too-many-series-of-sender");
        assertThat(refusal(index, senders.of("test", "10.0.0.2", ""), "c")).isEmpty();
    }

    @Test
    void flood_of_new_series_is_let_in_as_fast_as_allowed() throws Exception {
        SeriesIndex index = index(100_000, 100_000, 10);
        for (int i = 0; i < 500; i++) {
            take(index, sender, "burst" + i);
        }
        assertThat(refusal(index, sender, "late")).isEqualTo("too-many-new-series");

        clock.move(Duration.ofSeconds(2));

        long taken = IntStream.range(0, 100)
                .filter(i -> refusal(index, sender, "later" + i).isEmpty())
                .count();
        assertThat(taken).isEqualTo(20);
    }

    @Test
    void series_that_was_not_heard_of_for_an_hour_is_let_go() throws Exception {
        SeriesIndex index = index(2, 2, 2_000);
        take(index, sender, "old");
        take(index, sender, "kept");
        for (int i = 0; i < 6; i++) {
            clock.move(Duration.ofMinutes(11));
            take(index, sender, "kept");
        }

        assertThat(refusal(index, sender, "new")).isEmpty();
        assertThat(refusal(index, sender, "kept")).isEmpty();
        assertThat(sender.series().get()).isEqualTo(2);
    }

    @Test
    void series_that_cannot_be_made_takes_no_room() {
        SeriesIndex index = index(1, 1, 2_000);
        assertThatThrownBy(() -> index.take(sender, new byte[] {1}, 1, () -> {
                    throw new SeriesIndex.Unusable("odd", "why");
                }))
                .isInstanceOf(SeriesIndex.Unusable.class)
                .hasMessage("why");

        assertThat(refusal(index, sender, "a")).isEmpty();
    }
}
