// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Tick;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SightingsTest {
    private static final Edge EDGE = edge(0);

    private final Sightings sightings = new Sightings();

    private static Edge edge(int number) {
        return new Edge(new Entity("pod", "p" + number), Edge.Kind.RUNS_ON, new Entity("host", "h"));
    }

    @Test
    void edge_goes_in_once_and_again_after_ten_minutes() {
        for (int second = 0; second < 599; second++) {
            sightings.saw(List.of(EDGE), second * 1_000L);
        }
        assertThat(sightings.due(7)).containsExactly(new Sighting(EDGE, 7));

        sightings.saw(List.of(EDGE), 600_000);
        assertThat(sightings.due(8)).containsExactly(new Sighting(EDGE, 8));
    }

    @Test
    void there_is_room_again_when_others_are_no_longer_told_of() {
        List<Edge> many = new ArrayList<>();
        for (int i = 0; i < 100_010; i++) {
            many.add(edge(i));
        }
        sightings.saw(many, 0);
        assertThat(sightings.due(1)).hasSize(100_000);

        sightings.saw(List.of(edge(-1)), 1_300_000);
        assertThat(sightings.due(2)).hasSize(1);
    }

    @Test
    void door_takes_them_in_with_what_is_admitted_and_does_not_count_them() throws IOException {
        var journal = new RecordingJournal();
        var clock = new HandClock(Instant.ofEpochSecond(1_700_000_000));
        var inlet = new Inlet(journal, clock);
        inlet.saw(List.of(EDGE));
        clock.move(Duration.ofSeconds(1));

        assertThat(inlet.admit(List.of(new Tick(1))).taken()).isEqualTo(1);

        assertThat(inlet.taken()).isEqualTo(1);
        assertThat(journal.observations())
                .containsExactly(new Tick(1), new Sighting(EDGE, 1_700_000_001L * 1_000_000_000L));
    }
}
