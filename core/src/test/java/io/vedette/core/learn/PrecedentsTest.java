// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PrecedentsTest {
    private static final Entity ONE = new Entity("host", "web-1");
    private static final Entity OTHER = new Entity("host", "web-2");
    private static final List<Signal> SIGNALS = List.of(new Signal("cpu", "%"), new Signal("disk", "%"));

    private long now;
    private int contests;
    private final Precedents precedents = new Precedents();

    private Ranking ask(Entity entity, List<Signal> signals) {
        Supplier<Ranking> contest = () -> new Ranking("kind " + ++contests, "finds most", List.of());
        return precedents.of(entity, signals, now, contest);
    }

    @Test
    void second_host_with_the_same_signals_in_any_order_goes_by_the_first_and_says_so() {
        Ranking first = ask(ONE, SIGNALS);
        Ranking second = ask(OTHER, SIGNALS.reversed());

        assertThat(contests).isEqualTo(1);
        assertThat(second.kind()).isEqualTo(first.kind());
        assertThat(second.reason()).isEqualTo("as for host:web-1: finds most");
        assertThat(ask(ONE, SIGNALS)).isEqualTo(first);
    }

    @Test
    void other_signals_or_another_kind_of_entity_have_a_contest_of_their_own() {
        ask(ONE, SIGNALS);
        ask(ONE, SIGNALS.subList(0, 1));
        ask(new Entity("service", "web-1"), SIGNALS);

        assertThat(contests).isEqualTo(3);
    }

    @Test
    void after_a_week_there_is_a_new_contest() {
        ask(ONE, SIGNALS);
        now = Duration.ofDays(7).toNanos();
        ask(OTHER, SIGNALS);

        assertThat(contests).isEqualTo(2);
    }
}
