// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Range;
import io.vedette.core.watch.GuardSettings.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Guard STANDARD = new Guard(GuardSettings.DEFAULT);

    private static Contribution off(String signal, String unit, double actual) {
        return new Contribution(signal, unit, 0.9, actual, new Range(40, 60), new Range(30, 70));
    }

    private static Judgement of(Contribution... contributions) {
        return new Judgement(9, 6, 4, 0, "v1", Arrays.asList(contributions));
    }

    @Test
    void large_deviation_is_told() {
        assertThat(STANDARD.objection(of(off("load", "", 90)))).isEmpty();
        assertThat(STANDARD.objection(of(off("load", "", 10)))).isEmpty();
    }

    @Test
    void signals_that_deviate_too_little_are_not_worth_telling_unless_all_do() {
        Contribution much = off("load", "", 90);
        Contribution little = off("queue", "", 61);

        assertThat(STANDARD.worthTelling(List.of(little, much))).containsExactly(much);
        assertThat(STANDARD.worthTelling(List.of(little))).containsExactly(little);
    }

    @Test
    void deviation_below_a_tenth_of_the_usual_is_not_told() {
        assertThat(STANDARD.objection(of(off("load", "", 64))))
                .isEqualTo("load is off by 4, and less than 5 is not told");
        assertThat(STANDARD.objection(of(off("load", "", 65)))).isEmpty();
    }

    @Test
    void value_inside_the_expected_range_carries_nothing() {
        assertThat(STANDARD.objection(of(off("load", "", 50))))
                .isEqualTo("load is off by 0, and less than 5 is not told");
    }

    @Test
    void width_of_the_usual_range_counts_where_the_middle_is_near_zero() {
        var wide = new Contribution("delta", "", 0.9, 15, new Range(-1, 1), new Range(-100, 100));

        assertThat(STANDARD.objection(of(wide))).contains("less than 20 is not told");
    }

    @Test
    void deviation_below_the_least_of_its_unit_is_not_told() {
        var guard = new Guard(new GuardSettings(0, Map.of("%", 2.0), Map.of()));

        assertThat(guard.objection(of(off("cpu", "%", 61.9)))).contains("less than 2 % is not told");
        assertThat(guard.objection(of(off("cpu", "%", 62.1)))).isEmpty();
        assertThat(guard.objection(of(off("load", "", 60.001)))).isEmpty();
    }

    @Test
    void deviation_the_harmless_way_is_not_told() {
        var guard = new Guard(new GuardSettings(
                0.1, Map.of(), Map.of("memory used", Direction.UP, "free", Direction.DOWN, "load", Direction.BOTH)));

        assertThat(guard.objection(of(off("memory used", "", 10))))
                .isEqualTo("memory used went the way that does not matter");
        assertThat(guard.objection(of(off("memory used", "", 90)))).isEmpty();
        assertThat(guard.objection(of(off("free", "", 90)))).isEqualTo("free went the way that does not matter");
        assertThat(guard.objection(of(off("free", "", 10)))).isEmpty();
        assertThat(guard.objection(of(off("load", "", 10)))).isEmpty();
    }

    @Test
    void one_signal_that_matters_is_enough() {
        assertThat(STANDARD.objection(of(off("calm", "", 50), off("load", "", 90))))
                .isEmpty();
    }

    @Test
    void signal_with_a_tiny_share_cannot_carry_an_anomaly() {
        var echo = new Contribution("echo", "", 0.04, 900, new Range(40, 60), new Range(30, 70));

        assertThat(STANDARD.objection(of(off("load", "", 50), echo))).startsWith("load is off by 0");
        assertThat(STANDARD.objection(of(echo))).isEqualTo("no signal carries it");
    }

    @Test
    void settings_out_of_range_are_refused_by_key() {
        assertThatThrownBy(() -> new GuardSettings(-0.1, Map.of(), Map.of()))
                .hasMessage("watch.guard.minRelative must be 0 to 10, was -0.1");
        assertThatThrownBy(() -> new GuardSettings(0.1, Map.of("B", -1.0), Map.of()))
                .hasMessage("watch.guard.minAbsolute for 'B' must be 0 or more, was -1.0");
    }
}
