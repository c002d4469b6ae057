// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.receive.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BeatTest {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    @Test
    void turns_are_at_the_multiples_of_the_interval() throws InterruptedException {
        List<Long> turns = new CopyOnWriteArrayList<>();
        CountDownLatch three = new CountDownLatch(3);
        Duration offset = Duration.ofMillis(7);
        try (Beat beat = new Beat("test", INTERVAL, offset, InstantSource.system(), nanos -> {
            turns.add(nanos);
            three.countDown();
        })) {
            beat.start();
            assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(turns)
                .doesNotHaveDuplicates()
                .allSatisfy(nanos -> assertThat(nanos % INTERVAL.toNanos()).isEqualTo(offset.toNanos()));
    }

    @Test
    void a_turn_that_fails_is_followed_by_the_next() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);
        try (Beat beat = new Beat("test", INTERVAL, Duration.ZERO, InstantSource.system(), _ -> {
            two.countDown();
            throw new IllegalStateException("on purpose");
        })) {
            beat.start();

            assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closing_interrupts_the_turn_under_way_and_waits_for_its_end() throws InterruptedException {
        CountDownLatch within = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Beat beat = new Beat("test", INTERVAL, Duration.ZERO, InstantSource.system(), _ -> {
            within.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.set(true);
            }
        });
        beat.start();
        within.await();

        beat.close();
        beat.close();

        assertThat(ended).isTrue();
    }

    @Test
    void the_first_turn_can_be_at_once() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        List<Long> turns = new CopyOnWriteArrayList<>();
        HandClock clock = new HandClock(Instant.ofEpochSecond(100));
        try (Beat beat = new Beat("test", Duration.ofSeconds(60), Duration.ZERO, clock, nanos -> {
            turns.add(nanos);
            first.countDown();
        })) {
            beat.startAtOnce();
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(turns).containsExactly(60_000_000_000L);
    }
}
