// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.RecordingJournal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostSourceTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(NOW / 1_000_000_000));

    private final RecordingJournal journal = new RecordingJournal();
    private final Inlet inlet = new Inlet(journal, CLOCK);

    private HostSource source(List<Part> parts) {
        return new HostSource(new Entity("host", "web1"), Duration.ofSeconds(5), parts, inlet, CLOCK);
    }

    @Test
    void this_machine_tells_processors_memory_load_and_boot() {
        HostSource source = (HostSource) new Host(true, Duration.ofSeconds(5), "web1").open(inlet, CLOCK);

        source.turn(NOW);

        assertThat(journal.samples("node_cpu_seconds_total"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(sample -> {
                    assertThat(sample.series().kind()).isEqualTo(MetricKind.COUNTER);
                    assertThat(sample.series().labels().toMap()).containsOnlyKeys("cpu", "mode");
                });
        assertThat(journal.samples("node_memory_MemTotal_bytes").getFirst().value())
                .isGreaterThan(journal.samples("node_memory_MemAvailable_bytes")
                        .getFirst()
                        .value());
        assertThat(journal.samples("node_boot_time_seconds").getFirst().value()).isGreaterThan(1e9);
        assertThat(journal.samples("node_processes_pids").getFirst().value()).isPositive();
        assertThat(journal.samples()).extracting(Sample::nanos).containsOnly(NOW);
        assertThat(journal.samples())
                .extracting(sample -> sample.series().entity().id())
                .containsOnly("host:web1");
        assertThat(source.status().up()).isTrue();
    }

    @Test
    void loopback_and_file_systems_in_memory_are_left_out() {
        HostSource source = (HostSource) Host.standard().open(inlet, CLOCK);

        source.turn(NOW);

        assertThat(journal.samples())
                .allSatisfy(sample -> assertThat(sample.series().labels().toMap())
                        .doesNotContainEntry("device", "lo")
                        .doesNotContainEntry("fstype", "tmpfs"));
    }

    @Test
    void a_part_that_fails_is_named_and_stops_no_other() {
        Part broken = _ -> {
            throw new IllegalStateException("no such device");
        };
        Part missing = _ -> {
            throw new UnsatisfiedLinkError("libudev");
        };
        HostSource source = source(List.of(broken, missing, into -> into.gauge("a", 1)));

        source.turn(NOW);

        assertThat(journal.samples("a")).hasSize(1);
        assertThat(source.status().up()).isTrue();
        assertThat(source.status().remark()).contains("no such device").contains("libudev");
    }

    @Test
    void a_series_is_one_object_from_turn_to_turn() {
        HostSource source = source(List.of(into -> into.counter("a", 1, "device", "x")));

        source.turn(NOW);
        source.turn(NOW + 5_000_000_000L);

        assertThat(journal.samples("a").getFirst().series())
                .isSameAs(journal.samples("a").getLast().series());
    }

    @Test
    void a_full_journal_is_told_and_the_next_turn_tries_again() {
        HostSource source = source(List.of(into -> into.gauge("a", 1)));
        journal.fill();

        source.turn(NOW);

        assertThat(source.status().up()).isFalse();
        assertThat(source.status().remark()).contains("no space left");
    }

    @Test
    void an_interval_under_a_second_is_refused() {
        assertThatThrownBy(() -> new Host(true, Duration.ofMillis(10), "x")).hasMessageContaining("host.interval");
    }

    @Test
    void what_is_not_said_in_the_settings_is_as_by_default() throws IOException {
        Host host = new Host(null, null, null);

        assertThat(host.enabled()).isTrue();
        assertThat(host.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(host.name()).isNotBlank();
    }
}
