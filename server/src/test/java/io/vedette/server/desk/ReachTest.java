// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Telling;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    private final Reach reach = new Reach();

    private static Incident incident(String id, Incident.State state, int size, String partOf) {
        Entity entity = new Entity("service", id);
        Evidence evidence = new Evidence(5, "odd", List.of());
        Anomaly anomaly = new Anomaly(id, entity, Anomaly.Kind.SILENT, Anomaly.Phase.OPENED, 1, 2, evidence);
        Incident one = Incident.of(id, id, 1, state.isOver() ? 9 : 0, List.of(anomaly));
        return new Incident(
                id,
                id,
                state,
                false,
                1,
                one.endNanos(),
                one.entities(),
                one.members(),
                size,
                partOf,
                "",
                Telling.ALWAYS);
    }

    private void heard(String id, Incident.State state, int size) {
        reach.heard(incident(id, state, size, ""));
    }

    @Test
    void what_goes_on_and_what_ended_of_late_is_in_reach() {
        heard("open", Incident.State.OPEN, 1);
        heard("over", Incident.State.RESOLVED, 1);
        reach.heard(incident("part", Incident.State.RESOLVED, 1, "open"));

        assertThat(reach.holds("open")).isTrue();
        assertThat(reach.holds("over")).isTrue();
        assertThat(reach.holds("part")).isFalse();
        assertThat(reach.holds("nobody")).isFalse();
    }

    @Test
    void of_very_many_that_ended_the_first_are_forgotten_unless_they_came_back() {
        for (int i = 0; i < 1_000; i++) {
            heard("i" + i, Incident.State.RESOLVED, 1);
        }
        heard("i0", Incident.State.REOPENED, 1);
        heard("i0", Incident.State.RESOLVED, 1);
        assertThat(reach.holds("i1")).isTrue();

        heard("one more", Incident.State.RESOLVED, 1);

        assertThat(reach.holds("i1")).isFalse();
        assertThat(reach.holds("i0")).isTrue();
        assertThat(reach.holds("one more")).isTrue();
    }

    @Test
    void large_ones_crowd_out_others_but_never_themselves() {
        heard("small", Incident.State.RESOLVED, 5);
        heard("large", Incident.State.RESOLVED, 60_000);

        assertThat(reach.holds("small")).isFalse();
        assertThat(reach.holds("large")).isTrue();
        heard("open", Incident.State.OPEN, 60_000);
        assertThat(reach.holds("open")).isTrue();
    }
}
