// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.SECOND;
import static io.vedette.core.correlate.RealmStory.alert;
import static io.vedette.core.correlate.RealmStory.anomaly;
import static io.vedette.core.correlate.RealmStory.change;
import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Anomaly.Phase;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Incident.State;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelateTest {
    private static final Entity WEB = new Entity("host", "web");
    private static final Entity CART = service("cart");
    private static final Entity DB = service("db");
    private static final Entity MAIL = service("mail");

    private final RealmStory story = new RealmStory();

    private void hear(Phase phase, long start, long at, double surprise) {
        story.hear(anomaly(WEB, phase, start, at, surprise));
    }

    @Test
    void incident_opens_is_updated_and_ends_after_the_quiet_time() {
        hear(Phase.OPENED, 100, 110, 5);
        story.reach(111);
        hear(Phase.EXTENDED, 100, 120, 7);
        story.reach(10_000);
        hear(Phase.ENDED, 100, 130, 7);
        story.reach(129 + 300);
        assertThat(story.words()).containsExactly("Opened", "Updated", "Updated");
        assertThat(story.told.getLast().incident().state()).isEqualTo(State.MITIGATED);

        story.reach(130 + 300);

        assertThat(story.told).hasSize(4);
        assertThat(story.told.getLast()).isInstanceOfSatisfying(IncidentEvent.Ended.class, ended -> {
            assertThat(ended.nanos()).isEqualTo(430 * SECOND);
            assertThat(ended.incident().endNanos()).isEqualTo(130 * SECOND);
            assertThat(ended.incident().startNanos()).isEqualTo(100 * SECOND);
            assertThat(ended.incident().id()).isEqualTo("host:web/unusual/100000");
            assertThat(ended.incident().state()).isEqualTo(State.RESOLVED);
        });
        assertThat(story.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anomaly_that_comes_back_within_the_quiet_time_joins() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        story.reach(200);
        hear(Phase.OPENED, 429, 440, 9);
        story.reach(431);

        assertThat(story.words()).containsExactly("Opened", "Updated");
        assertThat(story.told.getLast().incident().members()).hasSize(2);
        assertThat(story.told.getLast().incident().title()).isEqualTo("web: surprise 9.0.");
        assertThat(story.told.getLast().incident().state()).isEqualTo(State.OPEN);
    }

    @Test
    void anomaly_after_the_quiet_time_is_a_new_incident() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        story.reach(430);
        hear(Phase.OPENED, 431, 440, 5);
        story.reach(441);

        assertThat(story.words()).containsExactly("Opened", "Ended", "Opened");
        assertThat(story.latest).hasSize(2);
    }

    @Test
    void back_filled_incident_ends_by_the_start_of_a_later_anomaly() {
        hear(Phase.OPENED, 100, 110, 5);
        hear(Phase.ENDED, 100, 130, 5);
        hear(Phase.OPENED, 430, 440, 5);
        story.reach(100_000);

        assertThat(story.words()).containsExactly("Opened", "Ended", "Opened");
        assertThat(story.told.get(1).incident().endNanos()).isEqualTo(130 * SECOND);
        assertThat(story.told.get(1).nanos()).isEqualTo(430 * SECOND);
    }

    @Test
    void members_beyond_the_cap_are_left_out_but_those_inside_go_on() {
        RealmStory small = new RealmStory(new CorrelateSettings(Duration.ofMinutes(5), Duration.ofMinutes(30), 3));
        for (int i = 0; i < 5; i++) {
            small.hear(anomaly(WEB, Phase.OPENED, 100 + i, 200, 5)).reach(200 + i);
        }
        assertThat(small.told).hasSize(3);
        small.hear(anomaly(WEB, Phase.ENDED, 101, 210, 5)).reach(211);

        assertThat(small.told.getLast().incident().size()).isEqualTo(3);
        assertThat(small.told.getLast().changed()).singleElement().matches(member -> !member.goesOn());
    }

    @Test
    void caller_of_what_is_in_trouble_joins_and_says_why() {
        story.calls("cart", "db");
        story.hear(anomaly(DB, Phase.OPENED, 100, 110, 5)).reach(111);
        story.hear(anomaly(CART, Phase.OPENED, 112, 120, 6)).reach(121);

        assertThat(story.words()).containsExactly("Opened", "Updated");
        Member joined = story.told.getLast().changed().getFirst();
        assertThat(joined.why()).isEqualTo("calls service:db, which began 12 s before");
        Incident incident = story.told.getLast().incident();
        assertThat(incident.entities()).containsExactly(DB, CART);
        assertThat(incident.title()).isEqualTo("cart: surprise 6.0. One more entity is in trouble with it.");
    }

    @Test
    void strangers_stay_apart_and_so_do_neighbours_an_hour_later() {
        story.calls("cart", "db");
        story.hear(anomaly(DB, Phase.OPENED, 100, 110, 5), anomaly(WEB, Phase.OPENED, 101, 111, 5))
                .reach(112);
        story.hear(anomaly(CART, Phase.OPENED, 3_700, 3_710, 5)).reach(3_711);

        assertThat(story.open()).hasSize(3);
    }

    @Test
    void what_belongs_to_two_incidents_makes_them_one() {
        story.calls("front", "cart").calls("cart", "db");
        story.hear(anomaly(DB, Phase.OPENED, 100, 110, 5)).reach(111);
        story.hear(anomaly(service("front"), Phase.OPENED, 102, 112, 5)).reach(113);
        assertThat(story.open()).as("two steps at nearly the same moment").hasSize(1);

        RealmStory slow = new RealmStory().calls("front", "cart").calls("cart", "db");
        slow.hear(anomaly(DB, Phase.OPENED, 100, 110, 5)).reach(111);
        slow.hear(anomaly(service("front"), Phase.OPENED, 200, 205, 5)).reach(206);
        assertThat(slow.open()).hasSize(2);
        slow.hear(anomaly(CART, Phase.OPENED, 150, 210, 5)).reach(211);

        assertThat(slow.open()).hasSize(1);
        assertThat(slow.open().getFirst().entities()).hasSize(3);
        assertThat(slow.told)
                .anyMatch(event -> event instanceof IncidentEvent.Ended
                        && event.incident().partOf().equals("service:db/unusual/100000"));
    }

    /// Of what the shop calls, the mail was in trouble first, and was taken for the cause until the database was heard.
    private void mailComesFirst() {
        for (String caller : List.of("shop", "cart", "orders", "stock")) {
            story.calls(caller, "db");
        }
        story.calls("shop", "mail");
        story.hear(anomaly(MAIL, Phase.OPENED, 100, 110, 5), anomaly(service("shop"), Phase.OPENED, 101, 111, 5))
                .reach(112);
    }

    private void databaseComesLater() {
        story.hear(anomaly(DB, Phase.OPENED, 102, 113, 5)).reach(114);
        for (String caller : List.of("cart", "orders", "stock")) {
            story.hear(anomaly(service(caller), Phase.OPENED, 103, 115, 5)).reach(116);
        }
        story.hear(alert(service("shop"), "slow", true, 104)).reach(117);
    }

    @Test
    void once_the_cause_is_heard_of_what_came_by_mistake_is_let_go() throws IOException {
        mailComesFirst();
        assertThat(story.open())
                .singleElement()
                .matches(incident -> incident.entities().contains(MAIL));

        databaseComesLater();

        assertThat(story.open())
                .hasSize(2)
                .anySatisfy(incident -> assertThat(incident.entities()).containsExactly(MAIL));
        assertThat(story.told)
                .flatExtracting(IncidentEvent::changed)
                .extracting(Member::why)
                .contains("apart from the incident of service:db, which explains all the rest of that");

        story.restart();
        story.hear(alert(MAIL, "queue", true, 120)).reach(121);
        assertThat(story.open())
                .as("whoever was let go takes his own with him, after a restart as well")
                .hasSize(2)
                .anySatisfy(incident -> assertThat(incident.entities()).containsExactly(MAIL));
    }

    @Test
    void what_a_person_has_acknowledged_is_not_taken_apart() {
        mailComesFirst();
        story.say(112, Verdict.Kind.ACKNOWLEDGE, story.open().getFirst().id(), "")
                .reach(113);

        databaseComesLater();

        assertThat(story.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.entities()).contains(MAIL, DB));
    }

    @Test
    void what_may_have_hurt_the_cause_itself_stays() {
        story.calls("db", "mail");
        mailComesFirst();

        databaseComesLater();

        assertThat(story.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.entities()).contains(MAIL, DB));
    }

    @Test
    void alerts_that_name_the_same_service_belong_together() {
        var one = new io.vedette.core.domain.Alert(
                new Entity("pod", "a"),
                100 * SECOND,
                "am",
                "1",
                "slow",
                io.vedette.core.domain.Severity.WARN,
                true,
                new java.util.TreeMap<>(Map.of("service", "cart")));
        var other = new io.vedette.core.domain.Alert(
                new Entity("pod", "b"),
                130 * SECOND,
                "am",
                "2",
                "errors",
                io.vedette.core.domain.Severity.WARN,
                true,
                new java.util.TreeMap<>(Map.of("service", "cart", "severity", "warning")));
        story.hear(one, other).reach(131);

        assertThat(story.open()).hasSize(1);
        assertThat(story.told.getFirst().changed().getLast().why()).isEqualTo("shares service=cart");
    }

    @Test
    void repeated_alert_is_one_member_and_says_nothing_new() {
        story.hear(alert(CART, "Slow", true, 100)).reach(101);
        story.hear(alert(CART, "Slow", true, 100)).reach(102);

        assertThat(story.words()).containsExactly("Opened");
        assertThat(story.open().getFirst().size()).isEqualTo(1);
    }

    @Test
    void change_shortly_before_joins_what_opens_after_it() {
        story.calls("cart", "db");
        story.hear(change(DB, "deployment", "2.18", 400, Map.of())).reach(401);
        assertThat(story.told).isEmpty();
        story.hear(anomaly(CART, Phase.OPENED, 500, 510, 5)).reach(511);

        Incident incident = story.open().getFirst();
        assertThat(incident.size()).isEqualTo(2);
        assertThat(story.told.getFirst().changed().getFirst().why())
                .isEqualTo("calls service:db, where trouble began 1 min 40 s after");
    }

    @Test
    void alert_that_comes_back_reopens_and_later_is_new() {
        story.hear(alert(CART, "Slow", true, 100)).reach(101);
        story.hear(alert(CART, "Slow", false, 200)).reach(500);
        story.hear(alert(CART, "Slow", true, 900)).reach(901);
        assertThat(story.words()).containsExactly("Opened", "Updated", "Ended", "Reopened");
        assertThat(story.told.getLast().incident().state()).isEqualTo(State.REOPENED);

        story.hear(alert(CART, "Slow", false, 1_000)).reach(1_300);
        story.hear(alert(CART, "Slow", true, 10_000)).reach(10_001);
        assertThat(story.latest).hasSize(2);
    }

    @Test
    void alert_that_comes_and_goes_stays_one_open_incident() {
        for (int i = 0; i < 8; i++) {
            story.hear(alert(CART, "Flaps", true, 100 + 400 * i)).reach(101 + 400 * i);
            story.hear(alert(CART, "Flaps", false, 150 + 400 * i)).reach(151 + 400 * i);
        }
        long opened = story.told.stream()
                .filter(event -> !(event instanceof IncidentEvent.Updated))
                .count();
        assertThat(story.latest).hasSize(1);
        assertThat(opened).as("openings and ends until it was held").isLessThanOrEqualTo(7);
        assertThat(story.open().getFirst().members().getFirst().why()).contains("comes and goes");

        story.reach(100_000);
        assertThat(story.open()).isEmpty();
    }

    @Test
    void announced_trouble_is_marked_and_kept_apart_unless_it_is_larger() {
        Map<String, String> until = Map.of("until", "1970-01-01T01:00:00Z", "signal", "latency", "most", "6");
        story.hear(change(CART, "maintenance", "index rebuild", 50, until)).reach(51);
        story.hear(anomaly(CART, Phase.OPENED, 100, 110, 5)).reach(111);
        assertThat(story.open().getFirst().expected())
                .isEqualTo("expected: vindex rebuild, until 1970-01-01 01:00 UTC");

        story.hear(anomaly(CART, Phase.OPENED, 120, 130, 9)).reach(131);
        assertThat(story.open()).extracting(Incident::expected).contains("");
        story.hear(anomaly(CART, Phase.OPENED, 4_000, 4_010, 5)).reach(4_011);
        assertThat(story.open())
                .filteredOn(incident -> !incident.expected().isEmpty())
                .hasSize(1);
    }

    @Test
    void person_acknowledges_resolves_and_reopens() {
        hear(Phase.OPENED, 100, 110, 5);
        story.reach(111);
        String id = story.open().getFirst().id();

        story.say(120, Verdict.Kind.ACKNOWLEDGE, id, "").reach(121);
        assertThat(story.latest.get(id).state()).isEqualTo(State.ACKNOWLEDGED);
        story.say(130, Verdict.Kind.RESOLVE, id, "").reach(131);
        assertThat(story.latest.get(id).state()).isEqualTo(State.RESOLVED);
        assertThat(story.latest.get(id).members()).noneMatch(Member::goesOn);
        hear(Phase.EXTENDED, 100, 140, 6);
        story.reach(141);
        assertThat(story.open()).as("a person said that it is over").isEmpty();

        story.say(150, Verdict.Kind.REOPEN, id, "").reach(151);
        assertThat(story.latest.get(id).state()).isIn(State.REOPENED, State.MITIGATED);
        hear(Phase.EXTENDED, 100, 160, 6);
        story.reach(161);
        assertThat(story.latest.get(id).state()).isEqualTo(State.REOPENED);
    }

    @Test
    void merge_and_split_are_kept_and_teach() {
        story.hear(anomaly(CART, Phase.OPENED, 100, 110, 5), anomaly(DB, Phase.OPENED, 100, 110, 5))
                .reach(111);
        assertThat(story.open()).hasSize(2);
        story.say(120, Verdict.Kind.MERGE, "service:cart/unusual/100000", "service:db/unusual/100000")
                .reach(121);
        assertThat(story.open()).singleElement().matches(incident -> incident.size() == 2);

        story.say(130, Verdict.Kind.SPLIT, "service:cart/unusual/100000", "service:db/unusual/100000")
                .reach(131);
        assertThat(story.open()).hasSize(2);
        assertThat(story.told)
                .flatExtracting(IncidentEvent::changed)
                .extracting(Member::why)
                .contains("taken out of another incident by anna");
        assertThat(story.told).flatExtracting(IncidentEvent::left).containsExactly("service:db/unusual/100000");
    }

    @Test
    void those_who_were_often_in_trouble_together_find_each_other() {
        story.calls("cart", "db");
        for (int i = 0; i < 6; i++) {
            long at = 100 + i * 10_000L;
            story.hear(anomaly(CART, Phase.OPENED, at, at + 5, 5), anomaly(DB, Phase.OPENED, at, at + 5, 5))
                    .reach(at + 6);
            story.hear(anomaly(CART, Phase.ENDED, at, at + 9, 5), anomaly(DB, Phase.ENDED, at, at + 9, 5))
                    .reach(at + 900);
        }
        story.hear(io.vedette.core.domain.Link.seen(
                        new io.vedette.core.domain.Edge(CART, io.vedette.core.domain.Edge.Kind.CALLS, DB), 0)
                .end());
        story.hear(anomaly(CART, Phase.OPENED, 90_000, 90_010, 5), anomaly(DB, Phase.OPENED, 90_020, 90_030, 5))
                .reach(90_031);

        assertThat(story.open()).hasSize(1);
        assertThat(story.told.getLast().changed().getLast().why())
                .startsWith("often in trouble together with service:cart, 6 times of late");
    }

    @Test
    void order_within_a_tick_and_restarts_change_nothing() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            List<IncidentEvent> plain = run(seed, false);
            assertThat(run(seed, true)).as("seed %d", seed).isEqualTo(plain);
            assertThat(plain).hasSizeGreaterThan(20);
        }
    }

    private static List<IncidentEvent> run(long seed, boolean shuffled) throws IOException {
        Random chance = new Random(seed);
        Random order = new Random(seed + 1);
        RealmStory story = new RealmStory();
        for (int i = 0; i < 30; i++) {
            story.calls("s" + chance.nextInt(12), "t" + chance.nextInt(12));
        }
        for (int tick = 1; tick < 40; tick++) {
            List<Lead> leads = new ArrayList<>();
            for (int i = chance.nextInt(6); i > 0; i--) {
                Entity entity = service((chance.nextBoolean() ? "s" : "t") + chance.nextInt(12));
                boolean firing = chance.nextInt(3) > 0;
                leads.add(alert(entity, entity.name() + chance.nextInt(2), firing, tick * 60L - chance.nextInt(40)));
                leads.add(anomaly(entity, firing ? Phase.OPENED : Phase.ENDED, tick / 3 * 180L, tick * 60L, 5));
            }
            if (shuffled) {
                Collections.shuffle(leads, order);
                story.restart();
            }
            story.hear(leads.toArray(Lead[]::new)).reach(tick * 60L);
        }
        return story.told;
    }

    @Test
    void end_of_what_nobody_knows_opens_nothing() {
        story.hear(alert(CART, "Slow", false, 100), anomaly(DB, Anomaly.Phase.ENDED, 90, 100, 5))
                .reach(101);

        assertThat(story.told).isEmpty();
    }

    @Test
    void late_retry_of_what_has_ended_since_changes_nothing() {
        story.hear(alert(CART, "Slow", true, 100)).reach(101);
        story.hear(alert(CART, "Slow", false, 200)).reach(201);
        story.hear(alert(CART, "Slow", true, 100)).reach(202);
        assertThat(story.open().getFirst().state()).isEqualTo(State.MITIGATED);

        story.reach(600);
        story.hear(alert(CART, "Slow", true, 100)).reach(601);
        assertThat(story.words()).containsExactly("Opened", "Updated", "Ended");
    }
}
