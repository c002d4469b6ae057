// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.keep.Ledger;
import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import io.vedette.core.topology.TopologySettings;
import io.vedette.server.receive.HandClock;
import io.vedette.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmanTest {
    private static final Notice NOTICE = new Notice("i/opened", "i", true, "Unusual: web", "web: load 9.", "");

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Health health = new Health();
    private final List<Notice> sent = new ArrayList<>();
    private final List<Instant> tries = new ArrayList<>();
    private Delivery answer = new Delivery.Delivered("4711");
    private Store store;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder);
        store.ledger().owe(new Ledger.Owed("i/opened@ops", "ops", NoticeText.write(NOTICE), 0, nanos()));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }

    private void round() {
        Notifier ops = notice -> {
            sent.add(notice);
            tries.add(clock.instant());
            return answer;
        };
        new Postman(store.ledger(), clinic(), Map.of("ops", ops), clock, health).round();
    }

    private Ledger.Sent state() throws IOException {
        return store.ledger().messages(10).getFirst();
    }

    @Test
    void owed_message_is_sent_once_and_settled_with_its_receipt() throws IOException {
        round();
        round();

        assertThat(sent).containsExactly(NOTICE);
        assertThat(state().state()).isEqualTo("delivered");
        assertThat(state().outcome()).isEqualTo("4711");
        assertThat(health.complaints()).isEmpty();
    }

    @Test
    void refused_message_is_given_up_at_once_and_told() throws IOException {
        answer = new Delivery.Refused("answered 401: wrong token");
        round();
        clock.move(Duration.ofDays(2));
        round();

        assertThat(sent).hasSize(1);
        assertThat(state().state()).isEqualTo("given up");
        assertThat(state().outcome()).isEqualTo("answered 401: wrong token");
        assertThat(health.current()).containsEntry("notify ops", "answered 401: wrong token");
    }

    @Test
    void message_is_tried_again_with_growing_patience() {
        answer = new Delivery.Later(Duration.ofSeconds(1), "answered 503");
        for (int second = 0; second < 3_600; second += 5) {
            round();
            clock.move(Duration.ofSeconds(5));
        }
        List<Long> waits = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            waits.add(Duration.between(tries.get(i - 1), tries.get(i)).toSeconds());
        }
        assertThat(waits)
                .startsWith(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L)
                .allMatch(wait -> wait <= 900);
    }

    @Test
    void channel_that_asks_for_more_time_gets_it() {
        answer = new Delivery.Later(Duration.ofMinutes(30), "answered 429");
        round();
        clock.move(Duration.ofMinutes(29));
        round();
        assertThat(sent).hasSize(1);

        clock.move(Duration.ofMinutes(1));
        answer = new Delivery.Delivered("");
        round();

        assertThat(sent).hasSize(2);
    }

    @Test
    void message_is_given_up_after_a_day() throws IOException {
        answer = new Delivery.Later(Duration.ofSeconds(1), "answered 503");
        while (!state().state().equals("given up")) {
            round();
            clock.move(Duration.ofMinutes(15));
            assertThat(tries).hasSizeLessThan(200);
        }
        assertThat(state().outcome()).isEqualTo("tried for a day; last: answered 503");
        assertThat(Duration.between(tries.getFirst(), tries.getLast())).isGreaterThan(Duration.ofHours(23));
    }

    @Test
    void message_to_a_channel_that_is_gone_from_the_settings_is_given_up() throws IOException {
        new Postman(store.ledger(), clinic(), Map.of(), clock, health).round();

        assertThat(state().outcome()).isEqualTo("the channel is no longer in the settings");
    }

    @Test
    void message_owed_survives_a_restart() throws IOException {
        answer = new Delivery.Later(Duration.ofSeconds(1), "answered 503");
        round();
        store.close();
        store = Store.open(folder);
        clock.move(Duration.ofMinutes(1));
        answer = new Delivery.Delivered("");
        round();

        assertThat(sent).containsExactly(NOTICE, NOTICE);
        assertThat(state().state()).isEqualTo("delivered");
    }

    @Test
    void channel_that_breaks_its_promise_does_not_stop_the_others() throws IOException {
        store.ledger().owe(new Ledger.Owed("i/opened@bad", "bad", NoticeText.write(NOTICE), 0, nanos() - 1));
        Notifier bad = _ -> {
            throw new IllegalStateException("no promise kept");
        };
        Notifier ops = notice -> {
            sent.add(notice);
            return answer;
        };

        new Postman(store.ledger(), clinic(), Map.of("bad", bad, "ops", ops), clock, health).round();

        assertThat(sent).containsExactly(NOTICE);
        assertThat(health.current().get("notify bad")).contains("no promise kept");
    }

    /// Nobody comes to it, so nothing is waited for.
    private Clinic clinic() {
        Atlas atlas = new Atlas(TopologySettings.DEFAULT, health);
        SceneReader scenes = new SceneReader(store.history(), store.records(), store.ledger(), atlas);
        return new Clinic(scenes, store.ledger(), clock, health);
    }
}
