// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static io.vedette.core.extract.ExtractTest.ENTITY;
import static io.vedette.core.extract.ExtractTest.SECOND;
import static io.vedette.core.extract.ExtractTest.START;
import static io.vedette.core.extract.ExtractTest.STEP;
import static io.vedette.core.extract.ExtractTest.gauge;
import static io.vedette.core.extract.ExtractTest.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Arrivals;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Straggler;
import io.vedette.core.flow.Operator;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LateSamplesTest {
    private static final ExtractSettings FIXED =
            new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 2_000);

    private final List<Fact> told = new ArrayList<>();
    private Operator.Memory<Observation, Fact> memory = new Extract(FIXED).begin(ENTITY.id());

    private void say(Series series, long cell, double value) {
        memory.on(new Sample(series, START + cell * STEP, value), told::add);
    }

    private void reach(long nanos) {
        if (memory.wakeAt() <= nanos) {
            memory.wake(nanos, told::add);
        }
    }

    /// A tick a second.
    private void live(long fromCell, long toCell) {
        for (long nanos = START + fromCell * STEP; nanos < START + toCell * STEP; nanos += SECOND) {
            reach(nanos);
        }
    }

    private <F extends Fact> List<F> told(Class<F> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Long> cells() {
        return told(Frame.class).stream()
                .map(frame -> (frame.nanos() - START) / STEP)
                .toList();
    }

    private Arrivals arrivals() {
        return told(Frame.class).stream()
                .map(Frame::arrivals)
                .reduce((a, b) -> new Arrivals(
                        a.reordered() + b.reordered(),
                        a.outOfOrder() + b.outOfOrder(),
                        a.repeated() + b.repeated(),
                        a.tooOld() + b.tooOld(),
                        a.records() + b.records(),
                        a.crowded() + b.crowded()))
                .orElse(Arrivals.NONE);
    }

    @Test
    void first_late_sample_of_a_gauge_is_a_straggler_with_its_value() {
        say(gauge("a"), 0, 1);
        say(gauge("a"), 1, 2);
        say(gauge("b"), 0, 9);

        assertThat(told(Straggler.class))
                .containsExactly(
                        new Straggler(ENTITY, START, STEP, new Point(new SeriesLine(gauge("b")).signal(), 9), true));
    }

    @Test
    void late_total_is_a_straggler_with_the_growth_since_the_last_of_its_own_series() {
        say(total("t"), 0, 100);
        say(gauge("a"), 0, 1);
        say(gauge("a"), 1, 1);
        say(gauge("a"), 2, 1);
        say(total("t"), 1, 130);

        assertThat(told(Straggler.class)).singleElement().satisfies(late -> {
            assertThat(late.nanos()).isEqualTo(START + STEP);
            assertThat(late.point().value()).isEqualTo(2);
        });
    }

    @Test
    void late_total_corrects_the_growth_of_its_successor_in_the_open_cell() {
        say(total("t"), 0, 100);
        say(total("t"), 2, 190);
        say(total("t"), 1, 130);
        live(2, 60);

        assertThat(told(Straggler.class))
                .singleElement()
                .satisfies(late -> assertThat(late.point().value()).isEqualTo(2));
        assertThat(told(Frame.class))
                .singleElement()
                .satisfies(
                        frame -> assertThat(frame.points().getFirst().value()).isEqualTo(4));
    }

    @Test
    void one_that_lags_alone_delays_nobody() {
        for (int cell = 0; cell < 100; cell++) {
            for (int series = 0; series < 20; series++) {
                say(gauge("fast" + series), cell, cell);
            }
            if (cell >= 4) {
                say(gauge("slow"), cell - 4, cell);
            }
            reach(START + cell * STEP + SECOND);
            reach(START + cell * STEP + 2 * SECOND);
            if (cell > 0) {
                assertThat(cells().getLast()).as("frame told by cell %d", cell).isEqualTo(cell);
            }
        }

        assertThat(told(Straggler.class)).hasSize(96);
        assertThat(arrivals().reordered()).isZero();
    }

    @Test
    void what_is_of_no_use_any_more_is_dropped_and_counted() {
        say(total("t"), 0, 100);
        say(gauge("a"), 1, 1);
        say(total("t"), 2, 100);
        say(gauge("a"), 3, 1);
        say(total("t"), 1, 100);
        say(gauge("a"), 1, 7);
        say(gauge("old"), 3 - 24 * 240 - 1, 7);
        live(3, 60);

        assertThat(arrivals()).isEqualTo(new Arrivals(0, 1, 1, 1, 0, 0));
        assertThat(told(Straggler.class)).isEmpty();
    }

    @Test
    void cells_are_held_open_once_a_sample_was_late_and_leave_without_delay_an_hour_or_two_later() {
        for (int cell = 0; cell < 20; cell++) {
            say(gauge("fast"), cell, cell);
            if (cell >= 4) {
                say(gauge("slow"), cell - 4, cell);
            }
            live(cell, cell + 1);
        }
        assertThat(told(Straggler.class))
                .extracting(Straggler::nanos)
                .containsExactly(START, START + STEP, START + 2 * STEP, START + 3 * STEP);
        assertThat(told(Frame.class).subList(4, 8))
                .allSatisfy(frame -> assertThat(frame.points()).hasSize(2));

        for (int cell = 20; cell < 20 + 2 * 240 + 10; cell++) {
            say(gauge("fast"), cell, cell);
            say(gauge("slow"), cell, cell);
            live(cell, cell + 1);
        }

        assertThat(told(Straggler.class)).hasSize(4);
        assertThat(cells().getLast()).isEqualTo(20 + 2 * 240 + 9);
        assertThat(arrivals().dropped()).isZero();
    }

    @Test
    void streams_that_catch_up_at_different_speeds_are_late_only_until_the_first_held_cell() {
        for (int cell = 0; cell < 48; cell++) {
            say(gauge("fast"), cell, cell);
            if (cell % 4 == 3) {
                say(gauge("slow"), cell / 4, cell);
            }
        }
        assertThat(told(Straggler.class))
                .extracting(Straggler::nanos)
                .containsExactly(START, START + STEP, START + 2 * STEP);
    }

    @Test
    void last_cells_leave_when_nothing_comes_any_more() {
        for (int cell = 0; cell < 8; cell++) {
            say(gauge("fast"), cell, cell);
            if (cell >= 4) {
                say(gauge("slow"), cell - 4, cell);
            }
        }
        assertThat(cells()).hasSizeLessThan(5);
        live(8, 8 + 2 * 4 + 3);

        assertThat(cells()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void sample_beyond_ten_minutes_is_stored_unjudged_and_holds_nothing_up() {
        say(gauge("a"), 0, 1);
        for (int cell = 1; cell < 100; cell++) {
            say(gauge("a"), cell, 1);
            say(gauge("b"), cell - 41, cell);
            live(cell, cell + 1);
        }
        assertThat(told(Straggler.class)).hasSize(99).noneMatch(Straggler::fresh);
        assertThat(cells().getLast()).isEqualTo(99);
    }

    @Test
    void ticks_far_ahead_of_the_samples_do_not_tear_cells_apart() {
        say(gauge("a"), 0, 1);
        say(gauge("b"), 0, 1);
        for (int cell = 1; cell < 400; cell++) {
            say(gauge("a"), cell, 1);
            reach(START + 20_000 * STEP + cell * SECOND);
            say(gauge("b"), cell, 1);
        }
        assertThat(told(Straggler.class)).hasSize(1);
        assertThat(told(Frame.class).subList(2, 300))
                .allSatisfy(frame -> assertThat(frame.points()).hasSize(2));
    }

    @Test
    void memory_is_bounded_and_the_oldest_cells_close_early() {
        memory = new Extract(new ExtractSettings(Duration.ofSeconds(1), Duration.ofMinutes(1), 2_000))
                .begin(ENTITY.id());
        List<Series> series = Stream.iterate(0, i -> i + 1)
                .limit(400)
                .map(i -> gauge("g" + i))
                .toList();
        memory.on(new Sample(series.getFirst(), START, 1), told::add);
        memory.on(new Sample(series.getFirst(), START + 400 * SECOND, 1), told::add);
        memory.on(new Sample(gauge("late"), START, 1), told::add);
        assertThat(told(Frame.class)).hasSize(1);
        for (int second = 401; second < 600; second++) {
            for (Series one : series) {
                memory.on(new Sample(one, START + second * SECOND, second), told::add);
            }
        }
        int held = 199 * 400
                - told(Frame.class).stream()
                        .mapToInt(frame -> frame.points().size())
                        .sum();
        assertThat(held).isBetween(Ahead.MOST - 400, Ahead.MOST + 400);
        assertThat(told(Straggler.class)).hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void two_streams_that_drift_apart_say_the_same_as_one_in_order(long seed) {
        var drift = new DriftingShards(seed);
        drift.arrive(memory, told);

        assertThat(DriftingShards.points(told)).isEqualTo(drift.inOrder());
        assertThat(told(Frame.class)).extracting(Frame::nanos).isSorted().doesNotHaveDuplicates();
        assertThat(arrivals().dropped()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stragglers_end_once_the_drift_is_known(long seed) {
        var drift = new DriftingShards(seed);
        drift.arrive(memory, told);

        long known = START + drift.knownFromCell() * STEP;
        assertThat(told(Straggler.class)).isNotEmpty().allMatch(late -> late.nanos() < known);
        assertThat(arrivals().reordered()).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // As the second format wrote it, of before records were counted.
                "AAAAAgEAAAADfhHWAAAAAAAAAAAAAAAAAAAFVEhxX0IAAAVURS7oNgAABVQ+MsSKAAEAAAAAAAABhqMA"
                        + "AAACAAAAAgAAAAAAAYaiAAAAAAAAAAABAAAAAAAAAAIABGxvYWQAAAAAAAAAAAVURPNNbABABAAAAAAA"
                        + "AAEABVRIcV9CAEAMAAAAAAAAAQAOcmVxdWVzdHNfdG90YWwBAAAAAAABAARjb2RlAAMyMDAABVRE801s"
                        + "AEBOAAAAAAAAAQAFVEhxX0IAQFaAAAAAAAAB",
                // The fourth: before cells were held open.
                "AAAABAAAgAAAAAAAAACAAAAAAAAAAIAAAAAAAAAAgAAAAAAAAACAAAAAAAAAAIAAAAAAAAAAgAAAAAAA"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAQAAAAN+EdYAAAAAAAAAAAAAAAAA"
                        + "AAVUSHFfQgAABVRFLug2AAAFVD4yxIoAAQAAAAAAAAGGowAAAAIAAAACAAAAAAABhqIAAAAAAAAAAAEA"
                        + "AAAAAAAAAgAEbG9hZAAAAAAAAAAABVRE801sAEAEAAAAAAAAAQAFVEhxX0IAQAwAAAAAAAABAA5yZXF1"
                        + "ZXN0c190b3RhbAEAAAAAAAEABGNvZGUAAzIwMAAFVETzTWwAQE4AAAAAAAABAAVUSHFfQgBAVoAAAAAA"
                        + "AAE="
            })
    void state_of_earlier_formats_is_read(String saved) throws IOException {
        memory = new Extract(FIXED)
                .restore(
                        ENTITY.id(),
                        new DataInputStream(
                                new ByteArrayInputStream(Base64.getDecoder().decode(saved))));
        say(gauge("load"), 4, 4.5);

        assertThat(told(Frame.class)).singleElement().satisfies(frame -> {
            assertThat(frame.nanos()).isEqualTo(START + 3 * STEP);
            assertThat(frame.points()).extracting(Point::value).contains(3.5, 2.0);
        });
    }
}
