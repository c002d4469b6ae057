// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Severity;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.Ledger.Owed;
import io.vedette.core.keep.Ledger.Sent;
import io.vedette.core.keep.Ledger.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The laws of [Ledger].
public abstract class LedgerLaws {
    @TempDir
    Path folder;

    /// Opens a ledger on a folder, or opens it again once it was closed.
    protected abstract Ledger open(Path folder) throws IOException;

    @Test
    void incident_comes_back_as_it_was() throws IOException {
        Incident incident = incident("i-1", "Plattenfüllung \"hoch\"; 100 %", 5, 0);
        try (Ledger ledger = open(folder)) {
            put(ledger, incident);
        }
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.incident("i-1")).contains(incident);
            assertThat(ledger.incident("i-2")).isEmpty();
        }
    }

    @Test
    void incident_stored_again_takes_the_place_of_the_former() throws IOException {
        try (Ledger ledger = open(folder)) {
            put(ledger, incident("i-1", "open", 5, 0));
            put(ledger, incident("i-1", "ended", 5, 9));

            assertThat(ledger.incidents(10)).containsExactly(incident("i-1", "ended", 5, 9));
        }
    }

    @Test
    void newest_incidents_come_first_and_no_more_than_asked() throws IOException {
        try (Ledger ledger = open(folder)) {
            put(ledger, incident("b", "second", 20, 0));
            put(ledger, incident("c", "first", 10, 0));
            put(ledger, incident("a", "third", 30, 0));

            assertThat(ledger.incidents(2)).extracting(Incident::title).containsExactly("third", "second");
        }
    }

    @Test
    void incidents_are_found_by_state_entity_and_time() throws IOException {
        try (Ledger ledger = open(folder)) {
            put(ledger, incident("a", "over", 10, 20));
            put(ledger, incident("b", "open", 30, 0));
            Alert elsewhere = new Alert(
                    new Entity("service", "cart"),
                    31,
                    "s",
                    "k",
                    "slow",
                    Severity.WARN,
                    true,
                    new TreeMap<>(Map.of("a", "b")));
            Member joined = new Member(elsewhere, 31, true, "called by host:web-1");
            ledger.put(incident("b", "open", 30, 0), List.of(joined));

            assertThat(found(ledger, "", "", Long.MAX_VALUE)).containsExactly("b", "a");
            assertThat(found(ledger, "resolved", "", Long.MAX_VALUE)).containsExactly("a");
            assertThat(found(ledger, Ledger.Sought.UNRESOLVED, "", Long.MAX_VALUE))
                    .containsExactly("b");
            assertThat(found(ledger, "", "service:cart", Long.MAX_VALUE)).containsExactly("b");
            assertThat(found(ledger, "", "service:nobody", Long.MAX_VALUE)).isEmpty();
            assertThat(found(ledger, "", "", 30)).containsExactly("a");
            assertThat(ledger.members("b", 0, 10)).hasSize(2).contains(joined);
        }
    }

    private static List<String> found(Ledger ledger, String state, String entity, long before) throws IOException {
        return ledger.incidents(new Ledger.Sought(state, entity, before), 10).stream()
                .map(Incident::id)
                .toList();
    }

    @Test
    void members_come_by_their_beginning_with_the_latest_word_on_each() throws IOException {
        try (Ledger ledger = open(folder)) {
            Incident incident = incident("i", "open", 5, 0);
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Change change = new Change(
                        new Entity("service", "s" + i),
                        100 - i,
                        "git",
                        "k" + i,
                        "deployment",
                        "v" + i,
                        new TreeMap<>());
                members.add(new Member(change, 100 - i, false, "same service"));
            }
            ledger.put(incident, members);
            ledger.put(incident, List.of(members.get(3).because("another reason")));

            assertThat(ledger.members("i", 0, 3))
                    .extracting(member -> member.entity().name())
                    .containsExactly("s6", "s5", "s4");
            assertThat(ledger.members("i", 3, 1)).extracting(Member::why).containsExactly("another reason");
            assertThat(ledger.members("i", 5, 10)).hasSize(2);
            assertThat(ledger.members("nothing", 0, 10)).isEmpty();
            assertThat(ledger.touched("i", 96)).containsExactly("service:s4", "service:s5", "service:s6");
            assertThat(ledger.touched("i", 93)).isEmpty();
            assertThat(ledger.members("i", new Ledger.Began(95, 98), 1, 10))
                    .extracting(Member::startNanos)
                    .containsExactly(96L, 97L);
        }
    }

    @Test
    void those_that_left_are_members_no_more_and_may_come_back() throws IOException {
        try (Ledger ledger = open(folder)) {
            Incident incident = incident("i", "open", 5, 0);
            Incident other = incident("j", "open too", 5, 0);
            String left = incident.members().getFirst().fingerprint();
            put(ledger, incident);
            put(ledger, other);

            ledger.put(incident, List.of(), List.of(left, "nobody"));
            assertThat(ledger.members("i", 0, 10)).isEmpty();
            assertThat(ledger.members("j", 0, 10)).hasSize(1);

            put(ledger, incident);
            assertThat(ledger.members("i", 0, 10)).hasSize(1);
        }
    }

    @Test
    void parts_of_an_incident_are_found_until_they_are_incidents_of_their_own() throws IOException {
        try (Ledger ledger = open(folder)) {
            Incident whole = incident("whole", "open", 5, 0);
            ledger.put(
                    whole,
                    Stream.of(whole, part("old", 20), part("new", 30))
                            .flatMap(incident -> incident.members().stream())
                            .toList());
            put(ledger, part("old", 20));
            put(ledger, part("empty", 25));
            put(ledger, part("new", 30));
            put(ledger, incident("alone", "over", 12, 30));
            assertThat(ledger.partsOf(whole)).extracting(Incident::id).containsExactly("new", "old");

            put(ledger, incident("new", "open again", 11, 0));
            assertThat(ledger.partsOf(whole)).extracting(Incident::id).containsExactly("old");
        }
    }

    @Test
    void diagnosis_is_kept_whole_and_the_later_one_takes_its_place() throws IOException {
        Entity db = new Entity("service", "db");
        Diagnosis.Clue clue =
                new Diagnosis.Clue(db, "latency", "s", 4.5, new Range(0.1, 0.3), 77, 9, "15 times its usual");
        Diagnosis.Cause cause = new Diagnosis.Cause(
                db, Diagnosis.Kind.SLOW, "latency", 3, 0.8, true, "db answers slowly", List.of(clue));
        Diagnosis first = Diagnosis.silent(5, "not enough evidence", List.of("spans"));
        Diagnosis second = new Diagnosis(
                6,
                true,
                "db is slow",
                List.of(cause),
                List.of(db),
                List.of(new Entity("service", "cart")),
                List.of(new Diagnosis.RuledOut(new Entity("host", "a"), "it began later")),
                List.of(),
                List.of(new Diagnosis.Separation(
                        db,
                        List.of(new Diagnosis.Condition("zone", "b", true)),
                        List.of(new Diagnosis.Condition("rack", "7", false)),
                        new Diagnosis.Counted(9, 10, 0.9),
                        new Diagnosis.Counted(1, 100, 0.01),
                        5,
                        "nine of ten in zone b")),
                List.of(new Diagnosis.Burst(db, "lost <*>", Severity.ERROR, 7, 0.5, 66, "lost it", "it came 7 times")));
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.diagnosis("i")).isEmpty();
            ledger.diagnose("i", first);
            ledger.diagnose("i", second);
        }
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.diagnosis("i")).contains(second);
        }
    }

    @Test
    void message_owed_twice_is_owed_once_even_after_it_was_settled() throws IOException {
        try (Ledger ledger = open(folder)) {
            ledger.owe(new Owed("m-1", "mail", "text", 0, 10));
            ledger.owe(new Owed("m-1", "mail", "other text", 0, 10));
            assertThat(ledger.due(10, 10)).containsExactly(new Owed("m-1", "mail", "text", 0, 10));

            ledger.settle("m-1", true, "receipt 7");
            ledger.owe(new Owed("m-1", "mail", "text", 0, 10));

            assertThat(ledger.due(10, 10)).isEmpty();
        }
    }

    @Test
    void messages_are_due_from_their_time_on_oldest_first() throws IOException {
        try (Ledger ledger = open(folder)) {
            ledger.owe(new Owed("m-2", "mail", "", 0, 10));
            ledger.owe(new Owed("m-1", "mail", "", 0, 9));
            ledger.owe(new Owed("m-3", "mail", "", 0, 11));

            assertThat(ledger.due(10, 5)).extracting(Owed::id).containsExactly("m-2", "m-1");
            assertThat(ledger.due(11, 1)).extracting(Owed::id).containsExactly("m-2");
        }
    }

    @Test
    void postponed_message_waits_and_counts_its_tries() throws IOException {
        try (Ledger ledger = open(folder)) {
            ledger.owe(new Owed("m-1", "mail", "text", 0, 10));
            ledger.postpone("m-1", 1, 50, "no answer");
        }
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.due(49, 10)).isEmpty();
            assertThat(ledger.due(50, 10)).containsExactly(new Owed("m-1", "mail", "text", 1, 50));
            assertThat(ledger.messages(10)).containsExactly(new Sent("m-1", "mail", "owed", "no answer", 1));
        }
    }

    @Test
    void settled_messages_say_what_became_of_them_newest_first() throws IOException {
        try (Ledger ledger = open(folder)) {
            ledger.owe(new Owed("m-1", "mail", "", 0, 10));
            ledger.owe(new Owed("m-2", "chat", "", 0, 10));
            ledger.settle("m-1", true, "receipt 7");
            ledger.settle("m-2", false, "no such channel");

            assertThat(ledger.messages(10)).extracting(Sent::state).containsExactly("given up", "delivered");
            assertThat(ledger.messages(1)).extracting(Sent::outcome).containsExactly("no such channel");
        }
    }

    @Test
    void note_is_remembered_and_replaced() throws IOException {
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.note("backfill")).isEmpty();
            ledger.note("backfill", "1");
            ledger.note("backfill", "2");
        }
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.note("backfill")).contains("2");
        }
    }

    @Test
    void what_was_told_comes_back_newest_first_of_its_time_and_entity() throws IOException {
        Told alert = told("alert", "host:a", 10, "k1");
        Told change = told("change", "service:b", 20, "k2");
        try (Ledger ledger = open(folder)) {
            ledger.keep(alert);
            ledger.keep(change);
            ledger.keep(alert);
        }
        try (Ledger ledger = open(folder)) {
            assertThat(ledger.told(0, 100, "", 10)).containsExactly(change, alert);
            assertThat(ledger.told(0, 100, "", 1)).containsExactly(change);
            assertThat(ledger.told(0, 20, "", 10)).containsExactly(alert);
            assertThat(ledger.told(0, 100, "host:a", 10)).containsExactly(alert);
            assertThat(ledger.told("change", 0, 100, "", 10)).containsExactly(change);
            assertThat(ledger.told("change", 0, 100, "host:a", 10)).isEmpty();
        }
    }

    @Test
    void what_was_told_before_a_time_is_let_go_of() throws IOException {
        try (Ledger ledger = open(folder)) {
            ledger.keep(told("alert", "host:a", 10, "k1"));
            ledger.keep(told("alert", "host:a", 11, "k1"));

            ledger.forgetTold(11);

            assertThat(ledger.told(0, 100, "", 10)).containsExactly(told("alert", "host:a", 11, "k1"));
        }
    }

    private static void put(Ledger ledger, Incident incident) throws IOException {
        ledger.put(incident, incident.members());
    }

    private static Incident part(String id, long end) {
        Incident over = incident(id, "over", 11, end);
        return new Incident(
                id,
                over.title(),
                over.state(),
                false,
                over.startNanos(),
                end,
                over.entities(),
                over.members(),
                1,
                "whole",
                "",
                over.telling());
    }

    private static Told told(String about, String entity, long nanos, String key) {
        return new Told(about, entity, nanos, "s", key, "firing", "ü \"t\"", "warn", new TreeMap<>(Map.of("a\n", "b")));
    }

    private static Incident incident(String id, String title, long start, long end) {
        Anomaly anomaly = new Anomaly(
                "a-" + id,
                new Entity("host", "web-1"),
                Anomaly.Kind.UNUSUAL,
                Anomaly.Phase.EXTENDED,
                1_772_323_200_000_000_001L,
                1_772_323_260_000_000_000L,
                new Evidence(
                        7.25,
                        "cpu busy is 97 %, usual is 20 to 40 %",
                        List.of(new Contribution(
                                "cpu busy",
                                "%",
                                0.75,
                                97.1,
                                new Range(20, Double.POSITIVE_INFINITY),
                                new Range(3, 40)))));
        return Incident.of(id, title, start, end, List.of(anomaly));
    }
}
