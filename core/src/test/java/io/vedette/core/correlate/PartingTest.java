// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.alert;
import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Incident.State;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartingTest {
    private final RealmStory story = new RealmStory();
    private String cart;
    private String mail;

    /// Two incidents that have nothing to do with each other, of two alerts each.
    @BeforeEach
    void begin() {
        story.hear(alert(service("cart"), "Slow", true, 100), alert(service("cart"), "Errors", true, 101));
        story.hear(alert(service("mail"), "Full", true, 103), alert(service("mail"), "Late", true, 104));
        story.reach(110);
        cart = idOf("cart");
        mail = idOf("mail");
    }

    private String idOf(String service) {
        return story.open().stream()
                .filter(incident -> incident.entity().equals(service(service)))
                .map(Incident::id)
                .findFirst()
                .orElseThrow();
    }

    private Incident latest(String id) {
        return story.latest.get(id);
    }

    private List<String> left(String id) {
        return story.told.stream()
                .filter(event -> event.incident().id().equals(id))
                .map(IncidentEvent::left)
                .filter(left -> !left.isEmpty())
                .reduce(List.of(), (_, later) -> later);
    }

    private static String member(String service, String alert) {
        return "alert/alertmanager/%s@service:%s".formatted(alert, service);
    }

    @Test
    void merge_is_undone_at_once_and_the_former_incident_is_open_again() {
        story.say(120, Kind.MERGE, cart, mail).reach(121);
        assertThat(latest(mail).partOf()).isEqualTo(cart);
        assertThat(latest(cart).size()).isEqualTo(4);

        story.say(130, Kind.UNMERGE, cart, mail).reach(131);

        assertThat(latest(cart).size()).isEqualTo(2);
        assertThat(latest(mail)).matches(incident -> incident.size() == 2 && incident.state() == State.REOPENED);
        assertThat(latest(mail).partOf()).isEmpty();
        assertThat(latest(mail).startNanos()).isEqualTo(103 * RealmStory.SECOND);
        assertThat(left(cart)).hasSize(2).allMatch(fingerprint -> fingerprint.contains("mail"));
    }

    @Test
    void undoing_is_remembered_over_a_restart_and_goes_on_by_itself() throws IOException {
        story.say(120, Kind.MERGE, cart, mail).reach(121).restart();
        story.hear(alert(service("mail"), "Late", false, 125)).reach(126);

        story.say(130, Kind.UNMERGE, cart, mail).reach(131).restart();
        story.hear(alert(service("mail"), "Full", false, 140)).reach(141);

        assertThat(latest(mail).state()).isEqualTo(State.MITIGATED);
        assertThat(latest(cart).state()).isEqualTo(State.OPEN);
    }

    @Test
    void who_was_taken_out_since_does_not_come_back() {
        story.say(120, Kind.MERGE, cart, mail).reach(121);
        story.say(122, Kind.SPLIT, cart, member("mail", "Late")).reach(123);

        story.say(130, Kind.UNMERGE, cart, mail).reach(131);

        assertThat(latest(mail).members()).extracting(Member::fingerprint).containsExactly(member("mail", "Full"));
        assertThat(left(mail)).containsExactly(member("mail", "Late"));
    }

    @Test
    void merges_within_merges_are_undone_one_by_one() {
        story.hear(alert(service("db"), "Down", true, 105)).reach(111);
        String db = idOf("db");
        story.say(120, Kind.MERGE, mail, db).reach(121);
        story.say(130, Kind.MERGE, cart, mail).reach(131);

        story.say(140, Kind.UNMERGE, cart, mail).reach(141);
        assertThat(latest(mail).size()).isEqualTo(3);
        story.say(150, Kind.UNMERGE, mail, db).reach(151);

        assertThat(List.of(latest(cart).size(), latest(mail).size(), latest(db).size()))
                .containsExactly(2, 2, 1);
    }

    @Test
    void nothing_is_undone_that_was_not_merged_or_would_leave_nothing() {
        story.say(120, Kind.UNMERGE, cart, mail).reach(121);
        assertThat(story.told).hasSize(2);
        story.say(130, Kind.MERGE, cart, mail).reach(131);
        story.say(132, Kind.SPLIT, cart, member("cart", "Slow")).reach(133);
        story.say(134, Kind.SPLIT, cart, member("cart", "Errors")).reach(135);
        int before = story.told.size();

        story.say(140, Kind.UNMERGE, cart, mail).reach(141);

        assertThat(story.told).hasSize(before);
        assertThat(latest(cart).size()).isEqualTo(2);
    }

    @Test
    void whoever_took_it_up_is_known_while_it_is_mitigated() {
        story.say(120, Kind.ACKNOWLEDGE, cart, "").reach(121);
        story.hear(alert(service("cart"), "Slow", false, 130), alert(service("cart"), "Errors", false, 130));
        story.reach(131);

        assertThat(latest(cart)).matches(incident -> incident.acknowledged() && incident.state() == State.MITIGATED);
        assertThat(latest(mail).acknowledged()).isFalse();
    }

    @Test
    void after_a_restart_those_are_recalled_that_a_word_can_still_change() throws IOException {
        story.say(120, Kind.RESOLVE, cart, "").reach(121).restart();
        assertThat(story.recalled()).extracting(Incident::id).containsExactly(cart, mail);
        assertThat(story.recalled()).extracting(Incident::isOpen).containsExactly(false, true);

        story.hear(alert(service("mail"), "Full", true, 4_000)).reach(4_000).restart();
        assertThat(story.recalled()).extracting(Incident::id).containsExactly(mail);
    }
}
