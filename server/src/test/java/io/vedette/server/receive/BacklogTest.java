// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How far the engine may be behind.
final class BacklogTest {
    private static final Backlog.Limits LIMITS = new Backlog.Limits(100_000, Duration.ofMinutes(10));

    private final AtomicLong position = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong(5);

    private Backlog backlog(long newest) {
        return new Backlog(LIMITS, newest, position::get, nanos::get);
    }

    private static List<LogLine> line(int length) {
        return List.of(new LogLine(new Entity("host", "a"), 1, Severity.INFO, "x".repeat(length), new TreeMap<>()));
    }

    @Test
    void much_that_was_not_read_is_too_much_until_it_is_read() {
        Backlog backlog = backlog(0);
        for (int offset = 1; offset <= 100; offset++) {
            nanos.addAndGet(2_000_000_000L);
            backlog.stored(offset, line(990));
            assertThat(backlog.against().isEmpty()).as("after %d", offset).isEqualTo(offset < 98);
        }

        position.set(50);

        assertThat(backlog.against()).isEmpty();
    }

    @Test
    void little_is_too_much_when_it_is_old() {
        Backlog backlog = backlog(0);
        backlog.stored(1, line(10));
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(backlog.against()).isEmpty();

        nanos.addAndGet(2);

        assertThat(backlog.against()).contains("600 s").contains("later");
        position.set(1);
        assertThat(backlog.against()).isEmpty();
    }

    @Test
    void what_was_there_at_the_start_ages_too() {
        Backlog backlog = backlog(7);
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());
        position.set(6);
        assertThat(backlog.against()).isNotEmpty();

        position.set(7);

        assertThat(backlog.against()).isEmpty();
    }

    @Test
    void nothing_is_behind_when_all_is_read_however_long_ago_it_came() {
        Backlog backlog = backlog(0);
        for (int offset = 1; offset <= 10_000; offset++) {
            backlog.stored(offset, line(1_000));
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            position.set(offset);
            assertThat(backlog.against()).isEmpty();
        }
    }

    @Test
    void bytes_are_right_again_after_an_engine_that_stood_still_for_days() {
        Backlog backlog = backlog(0);
        for (int offset = 1; offset <= 10_000; offset++) {
            nanos.addAndGet(2_000_000_000L);
            backlog.stored(offset, line(10));
        }
        position.set(10_000);
        backlog.stored(10_001, line(90_000));

        assertThat(backlog.against()).isEmpty();

        backlog.stored(10_002, line(20_000));
        assertThat(backlog.against()).isNotEmpty();
    }
}
