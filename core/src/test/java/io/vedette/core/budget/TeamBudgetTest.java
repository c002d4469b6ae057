// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Owned;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Telling;
import io.vedette.core.flow.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamBudgetTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int WEEK_HOURS = 168;
    private static final Team PAYMENTS = team("payments", "service:pay*", "2 pages/week");
    private static final Team STORAGE = team("storage", "*:db-*", "5 pages/week");
    private static final Entity PAY = new Entity("service", "pay-api");
    private static final Entity DB = new Entity("host", "db-1");
    private static final Entity WEB = new Entity("host", "web-1");

    private final List<Ruling> told = new ArrayList<>();
    private Operator.Memory<Case, Ruling> budget = begin(PAYMENTS, STORAGE);

    private static Team team(String name, String owns, String pages) {
        return new Team(name, List.of(owns), Allowance.valueOf(pages));
    }

    private static BudgetSettings settings(Team... teams) {
        BudgetSettings all = BudgetSettings.valueOf("3 pages/week");
        return new BudgetSettings(all.pages(), all.floor(), all.always(), List.of(teams));
    }

    private static Operator.Memory<Case, Ruling> begin(Team... teams) {
        return new Budget(settings(teams)).begin("all");
    }

    private static Incident incident(Entity entity, long hour, double weeks, Anomaly.Kind kind, long endNanos) {
        Evidence evidence = new Evidence(9, weeks, entity.name() + ": load 9, usually 1–4.", List.of());
        Anomaly anomaly = new Anomaly(
                Anomaly.idOf(entity, kind, hour * HOUR),
                entity,
                kind,
                Anomaly.Phase.OPENED,
                hour * HOUR,
                hour * HOUR,
                evidence);
        return Incident.of(anomaly.id(), evidence.sentence(), hour * HOUR, endNanos, List.of(anomaly));
    }

    private static Incident incident(Entity entity, long hour, double weeks) {
        return incident(entity, hour, weeks, Anomaly.Kind.UNUSUAL, 0);
    }

    private Telling telling(IncidentEvent event) {
        int before = told.size();
        budget.on(event, told::add);
        Ruling.Ruled ruled = (Ruling.Ruled) told.get(before);
        return ruled.event().incident().telling();
    }

    private Telling open(Entity entity, long hour, double weeks) {
        return telling(new IncidentEvent.Opened(incident(entity, hour, weeks), hour * HOUR));
    }

    private void attend(long hour, Entity... entities) {
        for (Entity entity : entities) {
            budget.on(new Attended(entity, hour * HOUR), told::add);
        }
    }

    private Ruling.Balance balance(String team) {
        List<Ruling.Balance> all = new ArrayList<>();
        budget.recall(ruling -> all.add((Ruling.Balance) ruling));
        return all.stream().filter(one -> one.team().equals(team)).findFirst().orElseThrow();
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        budget.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private void restore(byte[] saved, Team... teams) throws IOException {
        budget = new Budget(settings(teams)).restore("all", new DataInputStream(new ByteArrayInputStream(saved)));
    }

    /// How seldom such a moment must be for a team while another one makes so many alarms.
    private double lineOfStorage(int alarmsOfPayments) {
        budget = begin(PAYMENTS, STORAGE);
        Random random = new Random(4);
        for (int hour = 0; hour < 4 * WEEK_HOURS; hour++) {
            attend(hour, PAY, DB, WEB);
            if (random.nextDouble() * WEEK_HOURS < 4) {
                open(DB, hour, 1 / random.nextDouble());
            }
            for (int i = 0; i < alarmsOfPayments; i++) {
                open(new Entity("service", "pay-%d-%d".formatted(i, hour)), hour, 1_000);
            }
        }
        return balance("storage").lineWeeks();
    }

    @Test
    void line_of_a_quiet_team_is_not_raised_by_the_alarms_of_a_noisy_one() {
        double alone = lineOfStorage(0);
        double beside = lineOfStorage(1);

        assertThat(beside).isEqualTo(alone);
        assertThat(balance("payments").lineWeeks())
                .as("the noisy team's own line")
                .isGreaterThan(100 * alone);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void each_team_keeps_its_own_promise_though_one_has_five_times_the_alarms(long seed) {
        Random random = new Random(seed);
        int weeks = 20;
        List<Entity> owned = List.of(PAY, DB, WEB);
        double[] aWeek = {100, 15, 20};
        for (int hour = 0; hour < weeks * WEEK_HOURS; hour++) {
            attend(hour, PAY, DB, WEB);
            for (int i = 0; i < owned.size(); i++) {
                if (random.nextDouble() * WEEK_HOURS < aWeek[i]) {
                    Incident incident = incident(owned.get(i), hour, Math.pow(random.nextDouble(), -1) / 3);
                    telling(new IncidentEvent.Opened(incident, hour * HOUR));
                    telling(new IncidentEvent.Ended(incident.resolved(hour * HOUR + 1), hour * HOUR + 2));
                }
            }
        }

        assertThat(sent("payments") / (2.0 * weeks)).as("payments").isBetween(0.7, 1.3);
        assertThat(sent("storage") / (5.0 * weeks)).as("storage").isBetween(0.7, 1.3);
        assertThat(sent("") / (3.0 * weeks)).as("of no team").isBetween(0.7, 1.3);
    }

    private long sent(String team) {
        return told.stream()
                .filter(one -> one instanceof Ruling.Ruled(var event, Ruling.News news)
                        && news == Ruling.News.BEGAN
                        && event.incident().telling().team().equals(team))
                .count();
    }

    @Test
    void whose_budget_it_is_stands_in_the_telling_the_words_and_the_balance() {
        attend(0, PAY, DB, WEB, new Entity("service", "pay-web"));

        Telling noted = open(PAY, 1, 0.1);
        Telling other = open(WEB, 2, 0.1);
        Telling paid = open(DB, 3, 1e6);

        assertThat(noted.team()).isEqualTo("payments");
        assertThat(noted.why()).contains("with 2 entities of payments and 2 pages/week it takes once in ");
        assertThat(other.team()).isEmpty();
        assertThat(other.why()).contains("with 1 entity of no team and 3 pages/week");
        assertThat(paid).returns(true, Telling::told).returns("storage", Telling::team);
        assertThat(balance("storage").pages()).hasSize(1);
        assertThat(balance("storage").promised()).isEqualTo(5);
        assertThat(balance("payments").pages()).isEmpty();
        assertThat(balance("payments").noted()).isOne();
    }

    @Test
    void label_of_a_team_goes_before_what_settings_state_and_one_of_no_team_does_not() {
        budget.on(new Owned(DB, "payments", 0), told::add);
        budget.on(new Owned(PAY, "strangers", 0), told::add);

        assertThat(open(DB, 1, 0.1).team()).isEqualTo("payments");
        assertThat(open(PAY, 1, 0.1).team()).isEqualTo("payments");
        budget.on(new Owned(DB, "strangers", 2 * HOUR), told::add);
        assertThat(open(DB, 3, 0.1).team()).isEqualTo("storage");
    }

    @Test
    void entity_whose_label_comes_later_is_counted_by_one_team_only() {
        attend(0, WEB);
        assertThat(balance("").entities()).isOne();

        budget.on(new Owned(WEB, "storage", HOUR), told::add);
        attend(1, WEB);

        assertThat(balance("").entities()).isZero();
        assertThat(balance("storage").entities()).isOne();
    }

    @Test
    void alert_that_names_its_team_is_that_teams_whatever_it_is_about() {
        Alert alert = new Alert(
                DB, HOUR, "alertmanager", "k", "Slow", Severity.WARN, true, new TreeMap<>(Map.of("owner", "payments")));
        Incident incident = new Incident(
                "i",
                "Slow",
                Incident.State.OPEN,
                false,
                HOUR,
                0,
                List.of(DB),
                List.of(new Member(alert, HOUR, true, "opened it")),
                1,
                "",
                "",
                Telling.ALWAYS);

        assertThat(telling(new IncidentEvent.Opened(incident, HOUR)).team()).isEqualTo("payments");
    }

    @Test
    void incident_stays_with_its_team_though_a_label_comes_in_its_midst() {
        open(DB, 1, 0.1);
        budget.on(new Owned(DB, "payments", HOUR), told::add);

        Telling grown = telling(new IncidentEvent.Updated(incident(DB, 1, 1e6), 2 * HOUR));

        assertThat(grown).returns(true, Telling::told).returns("storage", Telling::team);
        assertThat(balance("storage").pages()).hasSize(1);
        assertThat(balance("payments").pages()).isEmpty();
    }

    @Test
    void state_of_the_release_without_teams_is_read_as_that_of_all_whom_no_team_owns() throws IOException {
        long began = 5 * HOUR;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeLong(began);
        out.writeLong(9 * HOUR);
        out.writeLong(10 * HOUR);
        out.writeInt(1);
        out.writeUTF(WEB.id());
        out.writeLong(9 * HOUR);
        out.writeInt(1);
        out.writeUTF(incident(DB, 8, 1e6).id());
        out.writeBoolean(true);
        out.writeLong(8 * HOUR);
        out.writeUTF("told before");
        out.writeInt(2);
        out.writeLong(7 * HOUR);
        out.writeLong(8 * HOUR);
        out.writeInt(1);
        out.writeLong(6 * HOUR);
        Line line = new Line(3);
        line.begin(began);
        line.save(out);

        restore(bytes.toByteArray(), PAYMENTS, STORAGE);

        assertThat(balance(""))
                .returns(1, Ruling.Balance::entities)
                .returns(began, Ruling.Balance::since)
                .returns(List.of(7 * HOUR, 8 * HOUR), Ruling.Balance::pages)
                .returns(1, Ruling.Balance::noted);
        assertThat(balance("storage").pages()).isEmpty();
        Telling goesOn = telling(new IncidentEvent.Updated(incident(DB, 8, 1e6), 9 * HOUR));
        assertThat(goesOn.why()).as("nobody is told twice").isEqualTo("told before");
    }

    @Test
    void team_that_settings_no_longer_name_is_read_past_and_its_incidents_go_on() throws IOException {
        attend(0, PAY, DB);
        open(DB, 1, 1e6);
        open(PAY, 1, 0.1);

        restore(saved(), STORAGE);

        assertThat(balance("storage").pages()).hasSize(1);
        Telling orphan = telling(new IncidentEvent.Updated(incident(PAY, 1, 1e9), 2 * HOUR));
        assertThat(orphan).returns(true, Telling::told).returns("", Telling::team);
        assertThat(balance("").pages()).hasSize(1);
    }

    @Test
    void what_cannot_be_meant_is_refused_with_what_to_write() {
        assertThatThrownBy(() -> team("a", "service=payments*", "1/week"))
                .hasMessageContaining("budget.teams: a: owns must name entities by kind and name, such as")
                .hasMessageContaining("'service=payments*'");
        assertThatThrownBy(() -> team("a", "db-*", "1/week")).hasMessageContaining("*:db-*");
        assertThatThrownBy(() -> team(" ", "*:a", "1/week")).hasMessageContaining("name must hold");
        assertThatThrownBy(() -> team("a", "*:a", "none")).hasMessageContaining("such as 3 pages/week");
        assertThatThrownBy(() -> settings(PAYMENTS, PAYMENTS)).hasMessageContaining("two are named 'payments'");
        assertThatThrownBy(() ->
                        new BudgetSettings(Allowance.NONE, BudgetSettings.DEFAULT.floor(), Set.of(), List.of(PAYMENTS)))
                .hasMessageContaining("budget.pages must say how many pages may come of what no team owns");
    }

    @Test
    void candidates_are_those_of_the_widest_budget() {
        assertThat(settings(PAYMENTS, STORAGE).candidateWeeks())
                .isEqualTo(BudgetSettings.valueOf("5 pages/week").candidateWeeks());
    }
}
