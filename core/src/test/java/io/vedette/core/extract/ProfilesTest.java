// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static final long STEP = 10_000_000_000L;
    private static final Entity ENTITY = new Entity("host", "web");

    private final List<Fact> told = new ArrayList<>();
    private final Operator.Memory<Observation, Fact> memory =
            new Extract(new ExtractSettings(Duration.ofSeconds(10), Duration.ofMinutes(1), 100)).begin(ENTITY.id());

    private void total(int cell, String metric, Map<String, String> labels, double value) {
        memory.on(new Sample(Series.of(ENTITY, metric, labels, MetricKind.COUNTER), cell * STEP, value), told::add);
    }

    private void level(int cell, String metric, Map<String, String> labels, double value) {
        memory.on(new Sample(Series.of(ENTITY, metric, labels, MetricKind.GAUGE), cell * STEP, value), told::add);
    }

    /// The signals of the last whole frame, by name.
    private Map<String, Double> signals() {
        level(3, "end", Map.of(), 0);
        return ((Frame) told.getLast())
                .points().stream()
                        .collect(Collectors.toMap(point -> point.signal().name(), Point::value));
    }

    @Test
    void processor_shares_are_of_the_time_of_all_modes_and_processors() {
        for (int cell = 1; cell <= 2; cell++) {
            for (String cpu : List.of("0", "1")) {
                total(cell, "node_cpu_seconds_total", Map.of("cpu", cpu, "mode", "idle"), 6.0 * cell);
                total(cell, "node_cpu_seconds_total", Map.of("cpu", cpu, "mode", "iowait"), 1.0 * cell);
                total(cell, "node_cpu_seconds_total", Map.of("cpu", cpu, "mode", "user"), 2.0 * cell);
                total(cell, "node_cpu_seconds_total", Map.of("cpu", cpu, "mode", "system"), 0.9 * cell);
                total(cell, "node_cpu_seconds_total", Map.of("cpu", cpu, "mode", "steal"), 0.1 * cell);
            }
        }
        Map<String, Double> signals = signals();

        assertThat(signals.get("cpu busy")).isCloseTo(30, within(1e-9));
        assertThat(signals.get("cpu system")).isCloseTo(9, within(1e-9));
        assertThat(signals.get("cpu iowait")).isCloseTo(10, within(1e-9));
        assertThat(signals.get("cpu steal")).isCloseTo(1, within(1e-9));
    }

    @Test
    void used_memory_is_what_is_not_available() {
        level(1, "node_memory_MemTotal_bytes", Map.of(), 8e9);
        level(1, "node_memory_MemAvailable_bytes", Map.of(), 2e9);
        level(2, "node_memory_MemTotal_bytes", Map.of(), 8e9);

        assertThat(((Frame) told.getFirst()).points()).contains(new Point(new Signal("memory used", "%"), 75));
    }

    @Test
    void disks_and_networks_add_up_without_what_is_no_disk_and_no_network() {
        for (int cell = 1; cell <= 2; cell++) {
            for (String device : List.of("sda", "sdb", "loop0")) {
                total(cell, "node_disk_read_bytes_total", Map.of("device", device), 1_000.0 * cell);
                total(
                        cell,
                        "node_disk_io_time_seconds_total",
                        Map.of("device", device),
                        device.equals("sdb") ? 5 * cell : cell);
            }
            for (String device : List.of("eth0", "eth1", "lo")) {
                total(cell, "node_network_receive_bytes_total", Map.of("device", device), 50_000.0 * cell);
            }
        }
        Map<String, Double> signals = signals();

        assertThat(signals.get("disk read")).isEqualTo(200);
        assertThat(signals.get("disk busy")).isEqualTo(0.5);
        assertThat(signals.get("network received")).isEqualTo(10_000);
    }

    @Test
    void mean_latency_is_time_spent_by_requests_served_and_silent_without_requests() {
        for (int cell = 1; cell <= 2; cell++) {
            total(cell, "http_request_duration_seconds_sum", Map.of(), 30.0 * cell);
            total(cell, "http_request_duration_seconds_count", Map.of(), 100.0 * cell);
            total(cell, "http_server_requests_seconds_sum", Map.of(), 30);
            total(cell, "http_server_requests_seconds_count", Map.of(), 100);
        }
        Map<String, Double> signals = signals();

        assertThat(signals.get("mean latency")).isCloseTo(0.3, within(1e-12));
        assertThat(signals).doesNotContainKey("server latency");
    }

    @Test
    void errors_are_a_share_of_requests() {
        for (int cell = 1; cell <= 2; cell++) {
            total(cell, "http_requests_total", Map.of("code", "200"), 90.0 * cell);
            total(cell, "http_requests_total", Map.of("code", "404"), 5.0 * cell);
            total(cell, "http_requests_total", Map.of("code", "503"), 5.0 * cell);
        }
        Map<String, Double> signals = signals();

        assertThat(signals.get("requests")).isEqualTo(10);
        assertThat(signals.get("errors")).isCloseTo(5, within(1e-9));
    }

    @Test
    void known_signals_come_before_the_series_behind_them() {
        level(1, "zebra", Map.of(), 1);
        level(1, "node_load1", Map.of(), 2);
        level(2, "zebra", Map.of(), 1);

        assertThat(((Frame) told.getFirst()).points())
                .extracting(point -> point.signal().name())
                .containsExactly("load 1m", "zebra", "node_load1");
    }

    @Test
    void profile_of_a_signal_is_named_and_a_series_has_none() {
        assertThat(Profiles.of(new Signal("cpu busy", "%"))).contains("host");
        assertThat(Profiles.of(new Signal("commits", "/s"))).contains("postgresql");
        assertThat(Profiles.of(new Signal("node_load1", ""))).isEmpty();
    }

    @Test
    void no_two_rules_make_the_same_signal() {
        assertThat(Profiles.ALL.stream()
                        .flatMap(profile -> profile.rules().stream())
                        .map(Rule::signal))
                .doesNotHaveDuplicates();
    }
}
