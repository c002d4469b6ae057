// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Arrivals;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Straggler;
import io.vedette.core.domain.Tick;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExtractTest {
    static final long SECOND = 1_000_000_000L;
    static final long STEP = 15 * SECOND;
    static final long START = 100_000 * STEP;
    static final Entity ENTITY = new Entity("host", "web");
    private static final ExtractSettings FIXED =
            new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 2_000);

    private final List<Fact> told = new ArrayList<>();
    private Operator.Memory<Observation, Fact> memory = new Extract(FIXED).begin(ENTITY.id());

    static Series gauge(String name) {
        return Series.of(ENTITY, name, Map.of(), MetricKind.GAUGE);
    }

    static Series total(String name) {
        return Series.of(ENTITY, name, Map.of(), MetricKind.COUNTER);
    }

    private void say(Series series, int cell, double value) {
        say(series, cell, value, 0);
    }

    private void say(Series series, int cell, double value, long after) {
        memory.on(new Sample(series, START + cell * STEP + after, value), told::add);
    }

    private void reach(int cell, long after) {
        long nanos = START + cell * STEP + after;
        if (memory.wakeAt() <= nanos) {
            memory.wake(nanos, told::add);
        }
    }

    private List<Frame> frames() {
        return told.stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .toList();
    }

    private List<Straggler> stragglers() {
        return told.stream()
                .filter(Straggler.class::isInstance)
                .map(Straggler.class::cast)
                .toList();
    }

    private static OptionalDouble value(Frame frame, String signal) {
        return frame.points().stream()
                .filter(point -> point.signal().name().equals(signal))
                .mapToDouble(Point::value)
                .findFirst();
    }

    @Test
    void gauges_pass_as_they_are() {
        say(gauge("a"), 0, 1.5);
        say(gauge("b"), 0, -7);
        say(gauge("a"), 1, 2.5);

        assertThat(frames()).singleElement().satisfies(frame -> {
            assertThat(frame.nanos()).isEqualTo(START);
            assertThat(frame.stepNanos()).isEqualTo(STEP);
            assertThat(value(frame, "a")).hasValue(1.5);
            assertThat(value(frame, "b")).hasValue(-7);
        });
    }

    @Test
    void frame_leaves_at_the_first_tick_at_which_all_expected_have_spoken() {
        say(gauge("a"), 0, 1);
        say(gauge("b"), 0, 1);
        reach(0, 8 * SECOND);
        assertThat(told).hasSize(1);

        say(gauge("a"), 1, 2);
        reach(1, SECOND);
        assertThat(told).hasSize(1);
        say(gauge("b"), 1, 2);
        reach(1, 2 * SECOND);

        assertThat(frames()).hasSize(2);
        assertThat(frames().getLast().points()).hasSize(2);
    }

    @Test
    void frame_does_not_wait_for_the_missing_beyond_its_cell() {
        say(gauge("a"), 0, 1);
        say(gauge("b"), 0, 1);
        say(gauge("a"), 1, 2);
        reach(1, STEP / 2 - 1);
        assertThat(told).hasSize(1);
        reach(1, STEP / 2);

        assertThat(frames().getLast().points()).hasSize(1);
    }

    @Test
    void series_that_comes_after_all_the_others_is_followed_from_its_second_time_on() {
        for (int cell = 0; cell < 10; cell++) {
            say(gauge("a"), cell, 1);
            say(gauge("b"), cell, 1);
            reach(cell, SECOND);
            if (cell > 2) {
                say(gauge("straggler"), cell, cell, 2 * SECOND);
            }
            reach(cell, 8 * SECOND);
        }
        assertThat(frames()).hasSize(10);
        assertThat(value(frames().get(3), "straggler")).isEmpty();
        assertThat(value(frames().get(4), "straggler")).hasValue(4);
        assertThat(value(frames().get(9), "straggler")).hasValue(9);
        assertThat(stragglers()).hasSize(1);
    }

    @Test
    void series_that_speaks_at_every_fourth_step_is_late_only_once() {
        for (int cell = 0; cell < 2_000; cell++) {
            say(gauge("a"), cell, 1);
            reach(cell, SECOND);
            if (cell % 4 == 3) {
                say(gauge("slow"), cell, cell, 2 * SECOND);
            }
            reach(cell, 8 * SECOND);
        }
        assertThat(stragglers()).hasSize(1);
        assertThat(frames().stream()
                        .filter(frame -> value(frame, "slow").isPresent())
                        .count())
                .isEqualTo(499);
    }

    @Test
    void of_two_samples_of_one_cell_the_later_one_counts_whichever_comes_first() {
        say(gauge("a"), 0, 1, 2 * SECOND);
        say(gauge("a"), 0, 2, SECOND);
        say(gauge("b"), 0, 1, SECOND);
        say(gauge("b"), 0, 2, SECOND);
        say(gauge("a"), 1, 0);

        assertThat(value(frames().getFirst(), "a")).hasValue(1);
        assertThat(value(frames().getFirst(), "b")).hasValue(2);
    }

    @Test
    void first_sample_of_a_total_makes_no_point() {
        say(total("requests_total"), 0, 5_000);
        say(gauge("a"), 0, 1);
        say(total("requests_total"), 1, 5_030);
        say(gauge("a"), 1, 1);
        say(gauge("a"), 2, 1);

        assertThat(frames().getFirst().points()).hasSize(1);
        assertThat(value(frames().getLast(), "requests_total")).hasValue(2);
    }

    @Test
    void frame_that_would_be_empty_does_not_leave() {
        say(total("requests_total"), 0, 5_000);
        say(total("requests_total"), 1, 5_030);
        say(total("requests_total"), 2, 5_060);

        assertThat(frames()).extracting(Frame::nanos).containsExactly(START + STEP);
    }

    @Test
    void total_that_fell_has_restarted_and_its_rate_is_never_negative() {
        say(total("requests_total"), 0, 5_000);
        say(total("requests_total"), 1, 30);
        say(total("requests_total"), 2, 0);
        say(total("requests_total"), 3, -15);
        say(total("requests_total"), 4, 0);

        assertThat(frames())
                .extracting(frame -> value(frame, "requests_total").orElseThrow())
                .containsExactly(2.0, 0.0, 0.0);
    }

    @Test
    void rate_over_a_long_hole_is_not_told() {
        say(total("requests_total"), 0, 0);
        say(total("requests_total"), 5, 150);
        say(total("requests_total"), 11, 300);
        say(total("requests_total"), 12, 315);
        say(total("requests_total"), 13, 330);

        assertThat(frames()).extracting(Frame::nanos).containsExactly(START + 5 * STEP, START + 12 * STEP);
        assertThat(value(frames().getFirst(), "requests_total")).hasValue(2);
    }

    @Test
    void rate_is_by_the_time_between_the_samples_and_not_by_the_step() {
        say(total("requests_total"), 0, 0, -SECOND);
        say(total("requests_total"), 1, 32, SECOND);
        say(total("requests_total"), 2, 40);

        assertThat(value(frames().getFirst(), "requests_total").orElseThrow()).isCloseTo(32 / 17.0, within(1e-12));
    }

    @Test
    void values_at_the_end_of_what_a_double_holds_make_no_point_that_is_not_finite() {
        say(total("requests_total"), 0, -Double.MAX_VALUE);
        say(total("requests_total"), 1, Double.MAX_VALUE);
        say(gauge("http_requests_total"), 1, Double.MAX_VALUE);
        say(gauge("a"), 2, 1);

        assertThat(frames().getFirst().points())
                .allSatisfy(point -> assertThat(point.value()).isFinite());
    }

    @Test
    void series_beyond_the_cap_are_counted_and_not_followed() {
        memory = new Extract(new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 2)).begin(ENTITY.id());
        for (int cell = 0; cell < 3; cell++) {
            for (String name : List.of("a", "b", "c", "d")) {
                say(gauge(name), cell, 1);
            }
        }
        assertThat(frames()).hasSize(2).allSatisfy(frame -> {
            assertThat(frame.points()).hasSize(2);
            assertThat(frame.arrivals().crowded()).isEqualTo(2);
        });
    }

    @Test
    void step_is_found_from_the_first_samples_and_none_of_them_is_lost() {
        memory = new Extract(ExtractSettings.DEFAULT).begin(ENTITY.id());
        for (int cell = 0; cell < 6; cell++) {
            memory.on(new Sample(gauge("a"), START + cell * 5 * SECOND + cell * 7, cell), told::add);
            memory.on(new Sample(gauge("b"), START + cell * 5 * SECOND + cell * 7, -cell), told::add);
        }
        assertThat(frames()).hasSize(5).allSatisfy(frame -> {
            assertThat(frame.stepNanos()).isEqualTo(5 * SECOND);
            assertThat(frame.points()).hasSize(2);
            assertThat(frame.arrivals()).isEqualTo(Arrivals.NONE);
        });
        assertThat(frames())
                .extracting(frame -> value(frame, "a").orElseThrow())
                .containsExactly(0., 1., 2., 3., 4.);
    }

    @Test
    void units_come_from_names() {
        say(total("node_network_receive_bytes_total"), 0, 0);
        say(total("gc_seconds_sum"), 0, 0);
        say(total("node_network_receive_bytes_total"), 1, 0);
        say(total("gc_seconds_sum"), 1, 0);
        for (String name : List.of("heap_bytes", "latency_seconds", "disk_percent", "a")) {
            say(gauge(name), 1, 1);
        }
        say(gauge("a"), 2, 1);

        assertThat(frames().getFirst().points())
                .extracting(
                        point -> point.signal().name() + " " + point.signal().unit())
                .contains(
                        "node_network_receive_bytes_total B/s",
                        "gc_seconds_sum s/s",
                        "heap_bytes B",
                        "latency_seconds s",
                        "disk_percent %",
                        "a ");
    }

    @Test
    void tick_is_no_input() {
        assertThatThrownBy(() -> memory.on(new Tick(1), told::add)).isInstanceOf(IllegalArgumentException.class);
    }
}
