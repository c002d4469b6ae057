// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import static io.vedette.core.topology.Calls.MILLI;
import static io.vedette.core.topology.Calls.SECOND;
import static io.vedette.core.topology.Calls.START;
import static io.vedette.core.topology.Calls.failed;
import static io.vedette.core.topology.Calls.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Exemplars.Exemplar;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import io.vedette.core.flow.Operator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExemplifyTest {
    private final Operator.Memory<Observation, Exemplars> memory = new Exemplify().begin("service:shop");
    private final List<Exemplars> told = new ArrayList<>();

    private void take(String id, long startMs, long tookMs, boolean didFail) {
        Span span = span(Role.SERVER, "shop " + id, startMs, tookMs);
        memory.on(didFail ? failed(span) : span, told::add);
    }

    private void reach(long seconds) {
        if (memory.wakeAt() <= START + seconds * SECOND) {
            memory.wake(START + seconds * SECOND, told::add);
        }
    }

    private List<String> spans() {
        return told.getLast().examples().stream().map(Exemplar::span).toList();
    }

    @Test
    void slowest_come_first_then_the_last_that_failed() {
        for (int i = 1; i < 8; i++) {
            take("0" + i, 1_000 + i, 10 * i, false);
            take("f" + i, 1_000 + i, 500, true);
        }
        reach(10);

        assertThat(spans()).containsExactly("07", "06", "05", "f7", "f6", "f5");
        assertThat(told.getLast().examples().getFirst().durationNanos()).isEqualTo(70 * MILLI);
    }

    @Test
    void changes_are_told_every_ten_seconds_at_most() {
        for (int second = 0; second < 100; second++) {
            take("%02x".formatted(second + 1), second * 1_000L, second + 1, false);
            reach(second);
        }
        assertThat(told).hasSize(10);
    }

    @Test
    void what_is_an_hour_old_is_forgotten_though_nothing_comes() {
        take("01", 0, 10, false);
        reach(1);
        reach(3_500);
        assertThat(told).hasSize(1);
        reach(3_700);
        assertThat(spans()).isEmpty();
        assertThat(memory.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void only_requests_are_its_business() {
        assertThat(new Exemplify().takes(span(Role.SERVER, "shop 01", 0, 1))).isTrue();
        assertThat(new Exemplify().takes(span(Role.INTERNAL, "shop 01", 0, 1))).isTrue();
        assertThat(new Exemplify().takes(span(Role.INTERNAL, "shop 01 02", 0, 1)))
                .isFalse();
        assertThat(new Exemplify().takes(span(Role.CLIENT, "shop 01", 0, 1))).isFalse();
    }
}
