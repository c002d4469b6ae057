// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Anomaly.Kind;
import io.vedette.core.domain.Anomaly.Phase;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.IncidentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityIncidentsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Entity ENTITY = new Entity("host", "web");

    private final EntityIncidents incidents = new EntityIncidents(new CorrelateSettings(Duration.ofMinutes(5), 3));
    private final List<IncidentEvent> told = new ArrayList<>();

    private static Anomaly anomaly(Phase phase, long start, long at, double surprise) {
        Evidence evidence = new Evidence(surprise, "web: surprise %s.".formatted(surprise), List.of());
        return new Anomaly(
                Anomaly.idOf(ENTITY, Kind.UNUSUAL, start * SECOND),
                ENTITY,
                Kind.UNUSUAL,
                phase,
                start * SECOND,
                at * SECOND,
                evidence);
    }

    private void hear(Phase phase, long start, long at, double surprise) {
        incidents.on(anomaly(phase, start, at, surprise), event -> told.add((IncidentEvent) event));
    }

    private void reach(long second) {
        if (incidents.wakeAt() <= second * SECOND) {
            incidents.wake(second * SECOND, event -> told.add((IncidentEvent) event));
        }
    }

    @Test
    void incident_opens_is_updated_and_ends_after_the_quiet_time() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.EXTENDED, 100, 120, 7);
        reach(10_000);
        hear(Phase.ENDED, 100, 130, 7);
        reach(129 + 300);
        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Opened", "Updated", "Updated");

        reach(130 + 300);

        assertThat(told).hasSize(4);
        assertThat(told.getLast()).isInstanceOfSatisfying(IncidentEvent.Ended.class, ended -> {
            assertThat(ended.nanos()).isEqualTo(430 * SECOND);
            assertThat(ended.incident().endNanos()).isEqualTo(130 * SECOND);
            assertThat(ended.incident().startNanos()).isEqualTo(100 * SECOND);
            assertThat(ended.incident().id()).isEqualTo("host:web/unusual/100000");
            assertThat(ended.incident().isOpen()).isFalse();
        });
        assertThat(incidents.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anomaly_that_comes_back_within_the_quiet_time_joins() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        reach(200);
        hear(Phase.OPENED, 429, 440, 9);
        reach(431);

        assertThat(told.getLast()).isInstanceOf(IncidentEvent.Updated.class);
        assertThat(told.getLast().incident().members()).hasSize(2);
        assertThat(told.getLast().incident().id())
                .isEqualTo(told.getFirst().incident().id());
        assertThat(told.getLast().incident().title()).isEqualTo("web: surprise 9.0.");
        assertThat(told.getLast().incident().isOpen()).isTrue();
    }

    @Test
    void anomaly_after_the_quiet_time_is_a_new_incident() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        reach(430);
        hear(Phase.OPENED, 431, 440, 5);

        assertThat(told.getLast()).isInstanceOf(IncidentEvent.Opened.class);
        assertThat(told.getLast().incident().members()).hasSize(1);
        assertThat(told.getLast().incident().id())
                .isNotEqualTo(told.getFirst().incident().id());
    }

    @Test
    void back_filled_incident_ends_by_the_start_of_a_later_anomaly_without_any_tick() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        hear(Phase.OPENED, 430, 440, 5);

        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Opened", "Updated", "Ended", "Opened");
        assertThat(told.get(2).incident().endNanos()).isEqualTo(130 * SECOND);
        assertThat(told.get(2).nanos()).isEqualTo(430 * SECOND);
    }

    @Test
    void members_beyond_the_cap_are_left_out_but_those_inside_go_on() {
        for (int i = 0; i < 5; i++) {
            hear(Phase.OPENED, 100 + i, 200, 5);
        }
        assertThat(told).hasSize(3);
        hear(Phase.ENDED, 101, 210, 5);

        assertThat(told).hasSize(4);
        assertThat(told.getLast().incident().members()).hasSize(3);
        assertThat(told.getLast().incident().members().get(1).phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void incident_waits_for_all_its_members_to_end() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.OPENED, 105, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        reach(100_000);

        assertThat(told).noneMatch(IncidentEvent.Ended.class::isInstance);
    }

    @Test
    void replay_tells_the_same() {
        List<IncidentEvent> first = replay();

        assertThat(first).hasSizeGreaterThan(10);
        assertThat(replay()).isEqualTo(first);
    }

    private static List<IncidentEvent> replay() {
        var fresh = new EntityIncidents(CorrelateSettings.DEFAULT);
        List<IncidentEvent> heard = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long start = i * (i % 3 == 0 ? 100L : 700L);
            fresh.on(anomaly(Phase.OPENED, start, start + 5, i % 7), event -> heard.add((IncidentEvent) event));
            fresh.on(anomaly(Phase.ENDED, start, start + 20, i % 7), event -> heard.add((IncidentEvent) event));
            fresh.wake((start + 90) * SECOND, event -> heard.add((IncidentEvent) event));
        }
        return heard;
    }
}
