// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Anomaly.Kind;
import io.vedette.core.domain.Anomaly.Phase;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Telling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Notices NOTICES = new Notices("https://ops.example.org");

    private static Incident incident(Entity entity, Kind kind, double surprise, long endNanos) {
        Evidence evidence = new Evidence(surprise, entity.name() + ": cpu busy 97 %, usually 5–40 %.", List.of());
        Anomaly anomaly = new Anomaly(
                Anomaly.idOf(entity, kind, 180 * MINUTE),
                entity,
                kind,
                Phase.OPENED,
                180 * MINUTE,
                182 * MINUTE,
                evidence);
        return Incident.of(anomaly.id(), evidence.sentence(), 180 * MINUTE, endNanos, List.of(anomaly));
    }

    private static Incident incident(double surprise, long endNanos) {
        return incident(new Entity("host", "web-1"), Kind.UNUSUAL, surprise, endNanos);
    }

    private static Ruling.Ruled began(Incident incident, long nanos) {
        return new Ruling.Ruled(new IncidentEvent.Opened(incident, nanos), Ruling.News.BEGAN);
    }

    private static Notice opened(Incident incident) {
        return NOTICES.of(began(incident, 182 * MINUTE)).orElseThrow();
    }

    @Test
    void team_whose_budget_pays_is_named() {
        Incident incident = incident(4.62, 0).told(new Telling(true, 0, "", "payments"));

        assertThat(opened(incident).text()).endsWith(" It is for payments.");
    }

    @Test
    void opening_is_told_with_what_is_wrong_since_when_and_how_rare_it_is() {
        Notice notice = opened(incident(4.62, 0));

        assertThat(notice)
                .isEqualTo(new Notice(
                        "host:web-1/unusual/10800000/opened",
                        "host:web-1/unusual/10800000",
                        true,
                        "Unusual: web-1",
                        "web-1: cpu busy 97 %, usually 5–40 %. Since 03:00 UTC, noticed 03:02 UTC."
                                + " Such a moment comes once in 40,000.",
                        "https://ops.example.org/#/incident/host%3Aweb-1%2Funusual%2F10800000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.9|noticed 03:02 UTC.",
                "2|once in 100.",
                "3.5|once in 3,000.",
                "6|once in 1,000,000.",
                "16|once in more than 1,000,000.",
            })
    void rarity_is_told_in_one_digit_and_not_beyond_what_data_can_show(double surprise, String end) {
        assertThat(opened(incident(surprise, 0)).text().stripTrailing()).endsWith(end);
    }

    @Test
    void silence_has_no_rarity() {
        assertThat(opened(incident(new Entity("host", "web-1"), Kind.SILENT, 16, 0))
                        .text())
                .endsWith("noticed 03:02 UTC.");
    }

    @Test
    void text_has_no_blank_at_its_end() {
        assertThat(opened(incident(1, 0)).text()).doesNotEndWith(" ");
    }

    @ParameterizedTest
    @CsvSource({"181,1 min", "187,7 min", "240,1 h 0 min", "275,1 h 35 min"})
    void ending_is_told_with_how_long_it_lasted_and_what_it_was(long endMinute, String lasted) {
        Incident over = incident(4.62, endMinute * MINUTE);

        Notice notice = NOTICES.of(new Ruling.Ruled(new IncidentEvent.Ended(over, 999 * MINUTE), Ruling.News.ENDED))
                .orElseThrow();

        assertThat(notice.opened()).isFalse();
        assertThat(notice.id()).isEqualTo("host:web-1/unusual/10800000/ended/" + endMinute * 60_000);
        assertThat(notice.title()).isEqualTo("Normal again: web-1");
        assertThat(notice.text())
                .startsWith("Back to normal since ")
                .contains("after " + lasted + ". It was: web-1: cpu busy 97 %");
    }

    @Test
    void nothing_is_told_in_between() {
        assertThat(NOTICES.of(
                        new Ruling.Ruled(new IncidentEvent.Updated(incident(9, 0), 183 * MINUTE), Ruling.News.NOTHING)))
                .isEmpty();
    }

    @Test
    void same_event_gives_the_same_notice() {
        assertThat(opened(incident(5, 0))).isEqualTo(opened(incident(5, 0)));
    }

    @Test
    void link_is_safe_whatever_the_entity_is_called_and_absent_without_an_address() {
        Entity odd = new Entity("target", "a b/c?d#e&f%ü");

        assertThat(opened(incident(odd, Kind.UNUSUAL, 5, 0)).link())
                .isEqualTo("https://ops.example.org/#/incident/"
                        + "target%3Aa%20b%2Fc%3Fd%23e%26f%25%C3%BC%2Funusual%2F10800000");
        assertThat(new Notices("").of(began(incident(5, 0), 1)).orElseThrow().link())
                .isEmpty();
    }

    @Test
    void incident_of_many_says_how_much_is_folded_and_one_that_came_back_says_so() {
        Incident one = incident(4.62, 0);
        List<Entity> entities = List.of(one.entity(), new Entity("service", "cart"), new Entity("service", "db"));
        Incident many = new Incident(
                one.id(),
                one.title(),
                Incident.State.REOPENED,
                false,
                one.startNanos(),
                0,
                entities,
                one.members(),
                312,
                "",
                "",
                one.telling());

        Notice first = opened(many);
        Notice again = NOTICES.of(new Ruling.Ruled(new IncidentEvent.Reopened(many, 200 * MINUTE), Ruling.News.BEGAN))
                .orElseThrow();

        assertThat(first.title()).isEqualTo("Unusual: web-1 and 2 more");
        assertThat(first.text()).endsWith(" 312 alarms and changes are folded into it.");
        assertThat(again.title()).isEqualTo("Back again: web-1 and 2 more");
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(first.because("Probably db: slow.").text()).endsWith("folded into it. Probably db: slow.");
    }
}
