// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import static io.vedette.core.topology.Calls.MILLI;
import static io.vedette.core.topology.Calls.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TraceTest {
    /// The second host's clock is ten minutes behind; what it calls is on the first again.
    private static final List<Span> SPANS = List.of(
            span(Role.SERVER, "shop 01", 700_000, 100, "", "h1"),
            span(Role.CLIENT, "shop 02 01", 700_010, 80, "", "h1"),
            span(Role.SERVER, "stock 03 02", 100_020, 60, "", "h2"),
            span(Role.INTERNAL, "stock 04 03", 100_025, 20, "", "h2"),
            span(Role.CLIENT, "stock 05 03", 100_050, 20, "", "h2"),
            span(Role.SERVER, "disk 06 05", 700_052, 10, "", "h1"));

    private static List<Long> shiftsMs(List<Trace.Timed> timed) {
        return timed.stream().map(one -> one.shiftNanos() / MILLI).toList();
    }

    @Test
    void spans_of_another_clock_are_moved_to_where_their_caller_waited() {
        List<Trace.Timed> timed = Trace.of(SPANS);

        assertThat(timed).extracting(Trace.Timed::span).containsExactlyElementsOf(SPANS);
        assertThat(shiftsMs(timed)).containsExactly(0L, 0L, 600_000L, 600_000L, 600_000L, 0L);
    }

    @Test
    void order_of_the_spans_changes_nothing() {
        for (int seed = 0; seed < 50; seed++) {
            List<Span> shuffled = new ArrayList<>(SPANS);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Trace.of(shuffled)).as("seed %d", seed).isEqualTo(Trace.of(SPANS));
        }
    }

    @Test
    void spans_that_cause_each_other_are_told_all_the_same() {
        List<Span> ring =
                List.of(span(Role.INTERNAL, "a 01 02", 5, 1, "", "h1"), span(Role.INTERNAL, "b 02 01", 1, 1, "", "h2"));
        assertThat(Trace.of(ring)).hasSize(2);
    }

    @Test
    void long_chain_of_spans_takes_no_stack() {
        List<Span> chain = new ArrayList<>();
        for (int i = 1; i < 50_000; i++) {
            chain.add(span(Role.INTERNAL, "a %x %x".formatted(i + 1, i), i, 1, "", "h" + i % 2));
        }
        assertThat(Trace.of(chain.reversed())).hasSameSizeAs(chain);
    }
}
