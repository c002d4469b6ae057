// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import static io.vedette.core.cohort.Fleet.DAY;
import static io.vedette.core.cohort.Fleet.HOUR;
import static io.vedette.core.cohort.Fleet.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class CohortsTest {
    private static final String CPU = "cpu busy";

    /// About 41, a little up and down by the hour of the day.
    private static IntToDoubleFunction usual(int number) {
        return about(number, 41);
    }

    private static IntToDoubleFunction about(int number, double level) {
        var chance = new SplittableRandom(number);
        return minute -> level + 3 * Math.sin(minute / 229.0) + (number % 5 - 2) * 0.8 + chance.nextGaussian();
    }

    private static Fleet pods(int count, IntUnaryOperator level) {
        Fleet fleet = new Fleet().pods(count);
        for (int i = 0; i < count; i++) {
            fleet.line(pod(i), CPU, "%", about(i, level.applyAsInt(i)));
        }
        return fleet;
    }

    @Test
    void one_that_was_always_hotter_than_its_kin_is_told_once_and_in_words() {
        Fleet fleet = pods(12, number -> number == 7 ? 93 : 41).play(0, 3 * DAY);

        assertThat(fleet.opened()).singleElement().satisfies(one -> {
            assertThat(one.entity()).isEqualTo(pod(7));
            assertThat(one.kind()).isEqualTo(Anomaly.Kind.COHORT);
            assertThat(one.evidence().sentence())
                    .matches("prod/shop-7: cpu busy is 9\\d(\\.\\d)? %,"
                            + " its 11 kin of deployment prod/shop are at [34]\\d(\\.\\d)?–4\\d(\\.\\d)? %\\.");
            assertThat(one.evidence().contributions().getFirst().usual())
                    .satisfies(range -> assertThat(
                                    new Range(37, 47).contains(range.low()) && new Range(37, 47).contains(range.high()))
                            .isTrue());
        });
        assertThat(fleet.anomalies()).hasSize(2);
        assertThat(fleet.anomalies().getLast().phase()).isEqualTo(Anomaly.Phase.ENDED);
        assertThat(fleet.anomalies().getLast().evidence().sentence()).endsWith("It goes on, which is known by now.");
    }

    @Test
    void one_that_leaves_its_kin_is_told_within_the_hour_and_ends_when_it_is_back() {
        Fleet fleet = new Fleet().pods(8);
        for (int i = 0; i < 8; i++) {
            var own = usual(i);
            boolean leaves = i == 3;
            fleet.line(
                    pod(i),
                    CPU,
                    "%",
                    minute -> own.applyAsDouble(minute) + (leaves && minute >= DAY && minute < DAY + 180 ? 45 : 0));
        }
        fleet.play(0, DAY + 60);
        assertThat(fleet.opened()).extracting(Anomaly::entity).containsExactly(pod(3));
        assertThat(fleet.opened().getFirst().startNanos() / Fleet.MINUTE).isBetween(DAY - 15L, DAY + 15L);

        fleet.play(DAY + 60, 2 * DAY);
        assertThat(fleet.anomalies())
                .extracting(Anomaly::phase)
                .containsExactly(Anomaly.Phase.OPENED, Anomaly.Phase.ENDED);
        assertThat(fleet.anomalies().getLast().nanos() / Fleet.MINUTE).isBetween(DAY + 180L, DAY + 250L);
    }

    @Test
    void all_that_shift_together_are_nothing() {
        Fleet fleet = new Fleet().pods(12);
        for (int i = 0; i < 12; i++) {
            var own = usual(i);
            fleet.line(pod(i), CPU, "%", minute -> own.applyAsDouble(minute) + (minute > 600 ? 45 : 0));
        }
        assertThat(fleet.play(0, 2 * DAY).anomalies()).isEmpty();
    }

    @Test
    void two_roles_are_nothing() {
        assertThat(pods(12, number -> number % 2 == 0 ? 93 : 41).play(0, DAY).anomalies())
                .isEmpty();
        assertThat(pods(12, number -> number < 3 ? 93 : 41).play(0, DAY).anomalies())
                .isEmpty();
    }

    @Test
    void four_are_no_cohort() {
        assertThat(pods(4, number -> number == 3 ? 93 : 41).play(0, DAY).anomalies())
                .isEmpty();
    }

    @Test
    void entities_that_nothing_binds_are_not_compared() {
        Fleet fleet = new Fleet();
        for (int i = 0; i < 12; i++) {
            fleet.line(pod(i), CPU, "%", about(i, i == 7 ? 93 : 41));
        }
        assertThat(fleet.play(0, DAY).anomalies()).isEmpty();
    }

    @Test
    void settings_that_differ_are_no_behaviour_and_one_that_stands_still_is() {
        Fleet fleet = new Fleet().pods(10);
        for (int i = 0; i < 10; i++) {
            int number = i;
            fleet.line(pod(i), "leader", "", _ -> number == 2 ? 1_000 : 0);
            fleet.line(pod(i), "requests", "/s", number == 5 ? _ -> 0 : about(i, 80));
        }
        assertThat(fleet.play(0, DAY).opened()).singleElement().satisfies(one -> {
            assertThat(one.entity()).isEqualTo(pod(5));
            assertThat(one.evidence().contributions()).extracting("signal").containsExactly("requests");
        });
    }

    @Test
    void newcomer_is_odd_for_its_first_minutes_and_not_told() {
        Fleet fleet = pods(9, _ -> 41);
        fleet.pods(10).line(pod(9), CPU, "%", minute -> minute < 600 ? Double.NaN : minute < 615 ? 99 : 41);

        assertThat(fleet.play(0, DAY).anomalies()).isEmpty();
    }

    @Test
    void member_that_leaves_while_it_is_odd_ends_and_is_not_told_again_within_a_day() {
        Fleet fleet = pods(9, _ -> 41).pods(10);
        fleet.line(
                pod(9),
                CPU,
                "%",
                minute -> minute > 300 && minute < 500 || minute > 2_500 ? Double.NaN : 93 + minute % 3);
        fleet.play(0, 300 + HOUR);
        assertThat(fleet.anomalies())
                .extracting(Anomaly::phase)
                .containsExactly(Anomaly.Phase.OPENED, Anomaly.Phase.ENDED);

        fleet.play(300 + HOUR, 3 * DAY);
        assertThat(fleet.opened()).hasSize(1);
    }

    @Test
    void what_comes_back_after_a_day_is_told_again_unless_a_person_put_an_end_to_it() {
        IntToDoubleFunction hot = minute -> 93 + minute % 3;
        IntToDoubleFunction comesBack = minute -> minute < 300 || minute > 3 * DAY ? hot.applyAsDouble(minute) : 41;
        Fleet fleet = pods(9, _ -> 41).pods(10).line(pod(9), CPU, "%", comesBack);
        assertThat(fleet.play(0, 4 * DAY).opened()).hasSize(2);

        Fleet settled = pods(9, _ -> 41).pods(10).line(pod(9), CPU, "%", comesBack);
        settled.play(0, 200);
        String id = settled.opened().getFirst().id();
        settled.say(new Verdict(pod(9), 200 * Fleet.MINUTE, id, Verdict.Kind.RESOLVE, "", "ann", "so it is"));
        assertThat(settled.play(200, 4 * DAY).opened()).hasSize(1);
    }

    @Test
    void several_signals_of_one_member_are_one_anomaly() {
        Fleet fleet = new Fleet().pods(10);
        for (int i = 0; i < 10; i++) {
            for (String signal : List.of("a", "b", "c", "d", "e")) {
                fleet.line(pod(i), signal, "%", about(i, i == 4 ? 93 : 41));
            }
        }
        assertThat(fleet.play(0, 5 * HOUR).anomalies()).singleElement().satisfies(one -> {
            assertThat(one.evidence().contributions()).hasSize(5);
            assertThat(one.evidence().sentence()).contains("; and 2 more.");
        });
    }

    @Test
    void saved_and_restored_anywhere_it_tells_the_same() throws IOException {
        Fleet whole = pods(9, number -> number == 7 ? 93 : 41).play(0, 10 * HOUR);
        for (int cut = 30; cut < 10 * HOUR; cut += 47) {
            Fleet halves = pods(9, number -> number == 7 ? 93 : 41)
                    .play(0, cut)
                    .restart()
                    .play(cut, 10 * HOUR);
            assertThat(halves.anomalies()).as("cut at %d", cut).isEqualTo(whole.anomalies());
        }
        assertThat(whole.anomalies()).hasSize(2);
    }

    @Test
    void order_within_a_tick_changes_nothing() {
        Fleet whole = pods(12, number -> number == 7 ? 93 : 41).play(0, 10 * HOUR);
        for (long seed = 1; seed <= 5; seed++) {
            Fleet other =
                    pods(12, number -> number == 7 ? 93 : 41).shuffled(seed).play(0, 10 * HOUR);
            assertThat(other.anomalies()).as("seed %d", seed).isEqualTo(whole.anomalies());
        }
    }

    @Test
    void hosts_that_carry_the_same_service_are_kin() {
        Fleet fleet = new Fleet();
        for (int i = 0; i < 6; i++) {
            Entity host = new Entity("host", "web-" + i);
            fleet.link(new Entity("service", "shop"), Edge.Kind.RUNS_ON, host);
            fleet.line(host, "free", "%", i == 2 ? about(i, 3) : about(i, 70));
        }
        assertThat(fleet.play(0, DAY).opened())
                .singleElement()
                .satisfies(one -> assertThat(one.evidence().sentence()).contains("5 kin of service shop"));
    }
}
