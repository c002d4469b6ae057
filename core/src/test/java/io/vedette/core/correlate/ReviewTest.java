// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.alert;
import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database with four callers, one of which is called by `front` over three silent ones; the rest of the shop is
/// calm.
class ReviewTest {
    private static final Entity DB = service("db");

    private final RealmStory story = new RealmStory();

    @BeforeEach
    void shop() {
        for (String caller : List.of("cart", "orders", "stock", "search", "billing")) {
            story.calls(caller, "db");
        }
        story.calls("front", "proxy").calls("proxy", "cart");
        for (int pair = 0; pair < 20; pair++) {
            story.calls("calm" + pair, "calmer" + pair);
        }
    }

    private void databaseFails(long at) {
        story.hear(alert(DB, "down", true, at)).reach(at + 1);
        for (String caller : List.of("cart", "orders", "stock", "search")) {
            story.hear(alert(service(caller), "slow", true, at + 2)).reach(at + 3);
        }
    }

    private Incident of(Entity entity) {
        return story.open().stream()
                .filter(incident -> incident.entities().contains(entity))
                .reduce((_, _) -> {
                    throw new AssertionError(entity + " is in two incidents");
                })
                .orElseThrow();
    }

    @Test
    void callers_behind_three_silent_ones_come_to_the_cause_that_explains_them() {
        story.calls("edge", "gateway").calls("gateway", "balancer").calls("balancer", "stock");
        List<Entity> far = List.of(service("mobile"), service("kiosk"), service("partner"));
        far.forEach(caller -> story.calls(caller.name(), "edge"));
        databaseFails(100);
        far.forEach(caller -> story.hear(alert(caller, "errors", true, 160)).reach(161));

        assertThat(story.open())
                .singleElement()
                .satisfies(
                        incident -> assertThat(incident.entities()).contains(DB).containsAll(far));
    }

    @Test
    void caller_in_doubt_stays_where_it_is() {
        story.calls("edge", "gateway").calls("gateway", "balancer").calls("balancer", "stock");
        story.calls("mobile", "edge");
        databaseFails(100);
        story.hear(alert(service("mobile"), "errors", true, 160)).reach(161);

        assertThat(of(service("mobile")).entities()).containsExactly(service("mobile"));
        assertThat(of(DB).entities()).hasSize(5);
    }

    @Test
    void part_of_the_only_service_that_it_carries_comes_along() {
        Entity pod = new Entity("pod", "front-1");
        story.hear(Link.seen(new Edge(service("front"), Edge.Kind.RUNS_ON, pod), 0));
        story.hear(alert(pod, "errors", true, 100)).reach(101);
        databaseFails(104);

        assertThat(of(pod)).isEqualTo(of(DB));
    }

    /// `front` and `ads` are taken for one trouble, as both are bound to what `front` also calls.
    private void strangerIsNearer() {
        story.calls("front", "ads");
        story.hear(alert(service("ads"), "full", true, 100), alert(service("front"), "errors", true, 101))
                .reach(102);
        assertThat(of(service("front"))).isEqualTo(of(service("ads")));
        story.calls("other1", "ads").calls("other2", "ads").calls("other3", "ads");
    }

    @Test
    void who_is_explained_leaves_the_stranger_that_it_was_with() {
        strangerIsNearer();
        databaseFails(104);

        assertThat(of(service("front"))).isEqualTo(of(DB));
        assertThat(of(service("ads")).entities()).containsExactly(service("ads"));
        assertThat(story.told)
                .flatExtracting(IncidentEvent::changed)
                .filteredOn(member -> member.entity().equals(service("front")))
                .extracting(Member::why)
                .contains("suffers from service:db, as 4 of the 7 that call it do");
    }

    @Test
    void what_a_person_acknowledged_gives_nobody_away() {
        strangerIsNearer();
        story.say(103, Verdict.Kind.ACKNOWLEDGE, of(service("ads")).id(), "").reach(103);
        databaseFails(104);

        assertThat(of(service("front"))).isEqualTo(of(service("ads")));
    }

    @Test
    void what_a_person_took_out_is_not_fetched_back() throws IOException {
        databaseFails(104);
        story.hear(alert(service("front"), "errors", true, 108)).reach(109);
        String member = "alert/alertmanager/errors@service:front";
        story.say(110, Verdict.Kind.SPLIT, of(DB).id(), member).reach(111).restart();
        story.hear(alert(service("billing"), "slow", true, 112)).reach(113);

        assertThat(of(service("billing"))).isEqualTo(of(DB));
        assertThat(of(service("front")).entities()).containsExactly(service("front"));
    }

    @Test
    void incident_that_is_no_longer_young_stays_as_it_is() {
        story.hear(alert(service("front"), "errors", true, 100)).reach(101);
        databaseFails(500);

        assertThat(of(service("front")).entities()).containsExactly(service("front"));
        assertThat(of(DB).entities()).hasSize(5);
    }
}
