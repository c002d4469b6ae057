// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Arrivals;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Silence;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final Entity SHOP = new Entity("service", "shop");

    private final List<Fact> facts = new ArrayList<>();

    private static Operator.Memory<Observation, Fact> memory(Duration interval) {
        return new Extract(new ExtractSettings(interval, Duration.ofMinutes(1), 2_000)).begin(SHOP.id());
    }

    private static LogLine line(long nanos, Severity severity) {
        return new LogLine(SHOP, nanos, severity, "x", new TreeMap<>());
    }

    private static Span span(long nanos, String operation, Span.Role role, boolean failed, long millis) {
        return new Span(
                SHOP, nanos, millis * 1_000_000, "0a", "0b", "0c", operation, role, failed, "", new TreeMap<>());
    }

    private void tick(Operator.Memory<Observation, Fact> memory, long nanos) {
        if (memory.wakeAt() <= nanos) {
            memory.wake(nanos, facts::add);
        }
    }

    private List<Frame> frames() {
        return facts.stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .toList();
    }

    private static Map<String, Double> points(Frame frame) {
        return frame.points().stream()
                .collect(Collectors.toMap(point -> point.signal().name(), Point::value));
    }

    @Test
    void entity_that_only_logs_gets_rates_every_ten_seconds() {
        var memory = memory(Duration.ZERO);
        for (int second = 0; second < 240; second++) {
            memory.on(line(START + second * SECOND, Severity.INFO), facts::add);
            if (second % 5 == 0) {
                memory.on(line(START + second * SECOND + 1, Severity.ERROR), facts::add);
            }
            tick(memory, START + second * SECOND + SECOND / 2);
        }

        List<Frame> frames = frames();
        assertThat(frames).hasSizeBetween(8, 11);
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.stepNanos()).isEqualTo(10 * SECOND);
            assertThat(points(frame))
                    .containsEntry("log_lines{severity=\"info\"}", 1.0)
                    .containsEntry("log_lines{severity=\"error\"}", 0.2);
        });
        assertThat(facts).noneMatch(Silence.class::isInstance);
    }

    @Test
    void rate_falls_to_zero_when_the_lines_stop_and_ends_after_an_hour() {
        var memory = memory(Duration.ofSeconds(60));
        for (int second = 0; second < 3 * 3_600; second++) {
            if (second < 600) {
                memory.on(line(START + second * SECOND, Severity.WARN), facts::add);
            }
            tick(memory, START + second * SECOND + SECOND / 2);
        }

        List<Double> rates = frames().stream()
                .map(frame -> points(frame).get("log_lines{severity=\"warn\"}"))
                .toList();
        assertThat(rates.subList(0, 7)).containsOnly(1.0);
        assertThat(rates.subList(10, rates.size())).containsOnly(0.0);
        assertThat(rates).hasSizeBetween(65, 72);
    }

    @Test
    void requests_become_rate_failures_and_latency_by_operation_too() {
        var memory = memory(Duration.ofSeconds(10));
        tick(memory, START);
        for (int i = 0; i < 600; i++) {
            long at = START + i * SECOND / 10;
            memory.on(span(at, "GET /cart", Span.Role.SERVER, i % 10 == 0, 20), facts::add);
            memory.on(span(at, "GET db", Span.Role.CLIENT, true, 900), facts::add);
            if (i % 2 == 0) {
                memory.on(span(at, "POST /pay", Span.Role.CONSUMER, false, 400), facts::add);
            }
            tick(memory, at);
        }

        Map<String, Double> points = points(frames().getLast());
        assertThat(points.get("requests")).isCloseTo(15, within(0.3));
        assertThat(points.get("requests{operation=\"GET /cart\"}")).isCloseTo(10, within(0.2));
        assertThat(points.get("request_errors{operation=\"GET /cart\"}")).isCloseTo(10, within(0.5));
        assertThat(points.get("request_errors")).isCloseTo(6.67, within(0.4));
        assertThat(points.get("request_latency{quantile=\"0.5\"}")).isCloseTo(0.02, within(0.0003));
        assertThat(points.get("request_latency{quantile=\"0.99\"}")).isCloseTo(0.4, within(0.005));
        assertThat(points.get("request_latency{operation=\"POST /pay\",quantile=\"0.5\"}"))
                .isCloseTo(0.4, within(0.005));
        assertThat(points.keySet()).noneMatch(name -> name.contains("GET db"));
    }

    @Test
    void rates_stand_in_the_frames_of_the_metrics() {
        var memory = memory(Duration.ZERO);
        Series load = Series.of(SHOP, "load", Map.of(), MetricKind.GAUGE);
        for (int second = 0; second < 300; second++) {
            long at = START + second * SECOND;
            memory.on(line(at, Severity.INFO), facts::add);
            if (second % 15 == 0) {
                memory.on(new Sample(load, at, 3), facts::add);
            }
            tick(memory, at + SECOND / 2);
        }

        List<Frame> frames = frames();
        List<Frame> later = frames.subList(frames.size() / 2, frames.size());
        assertThat(later).hasSizeGreaterThan(5).allSatisfy(frame -> {
            assertThat(frame.stepNanos()).isEqualTo(15 * SECOND);
            assertThat(points(frame))
                    .containsEntry("log_lines{severity=\"info\"}", 1.0)
                    .containsEntry("load", 3.0);
            assertThat(frame.arrivals()).isEqualTo(Arrivals.NONE);
        });
    }

    @Test
    void line_that_comes_after_its_window_was_told_is_counted_as_late() {
        var memory = memory(Duration.ofSeconds(10));
        for (int second = 0; second < 120; second++) {
            memory.on(line(START + second * SECOND, Severity.INFO), facts::add);
            if (second == 100) {
                memory.on(line(START + 50 * SECOND, Severity.INFO), facts::add);
            }
            tick(memory, START + second * SECOND + SECOND / 2);
        }

        assertThat(frames().stream()
                        .mapToInt(frame -> frame.arrivals().records())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void seldom_operations_do_not_push_out_the_busy_ones() {
        var memory = memory(Duration.ofSeconds(10));
        tick(memory, START);
        for (int i = 0; i < 3_000; i++) {
            long at = START + i * SECOND / 10;
            memory.on(span(at, "op " + i % 15, Span.Role.SERVER, false, 5), facts::add);
            memory.on(span(at, "id " + i, Span.Role.SERVER, false, 5), facts::add);
            tick(memory, at);
        }

        List<String> names = List.copyOf(points(frames().getLast()).keySet());
        for (int i = 0; i < 15; i++) {
            assertThat(names).contains("requests{operation=\"op " + i + "\"}");
        }
        assertThat(names.stream().filter(name -> name.startsWith("requests{")).count())
                .isLessThanOrEqualTo(20);
    }

    @Test
    void what_was_not_heard_because_we_were_away_is_not_told_as_zero() {
        var memory = memory(Duration.ofSeconds(10));
        for (int second = 0; second < 60; second++) {
            memory.on(line(START + second * SECOND, Severity.INFO), facts::add);
            tick(memory, START + second * SECOND + SECOND / 2);
        }
        for (int second = 1_800; second < 1_900; second++) {
            memory.on(line(START + second * SECOND, Severity.INFO), facts::add);
            tick(memory, START + second * SECOND + SECOND / 2);
        }

        assertThat(frames()).hasSizeBetween(9, 14);
        assertThat(frames().stream().map(frame -> points(frame).get("log_lines{severity=\"info\"}")))
                .doesNotContain(0.0);
    }
}
