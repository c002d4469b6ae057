// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogTemplatesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final Entity SHOP = new Entity("service", "shop");

    private final Extract extract = new Extract(new ExtractSettings(Duration.ZERO, Duration.ofMinutes(1), 2_000));
    private final List<Fact> facts = new ArrayList<>();
    private Operator.Memory<Observation, Fact> memory = extract.begin(SHOP.id());
    private long now = START;

    private void say(Severity severity, String text) {
        memory.on(new LogLine(SHOP, now, severity, text, new TreeMap<>()), facts::add);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            if (memory.wakeAt() <= now) {
                memory.wake(now, facts::add);
            }
        }
    }

    /// Four known kinds of lines, two a second.
    private void usual(int seconds) {
        for (int i = 0; i < seconds; i++) {
            say(Severity.INFO, "connection from 10.0.0." + i % 250 + " closed");
            say(Severity.INFO, i % 3 == 0 ? "request took " + i + " ms" : "cache hit for key k" + i);
            pass(1);
        }
    }

    private void restart() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        memory.save(new DataOutputStream(saved));
        memory = extract.restore(SHOP.id(), new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
    }

    private List<Novelty> news() {
        return facts.stream()
                .filter(Novelty.class::isInstance)
                .map(Novelty.class::cast)
                .toList();
    }

    private Map<String, Double> lastPoints() {
        Frame last = facts.stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .reduce((_, b) -> b)
                .orElseThrow();
        return last.points().stream()
                .collect(Collectors.toMap(point -> point.signal().name(), Point::value));
    }

    @Test
    void templates_have_rates_under_readable_names() {
        usual(900);

        assertThat(lastPoints())
                .containsEntry("log: connection from <*> closed", 1.0)
                .containsKey("log: request took <*> ms")
                .containsEntry("log: other lines", 0.0);
    }

    @Test
    void twenty_templates_have_rates_of_their_own_and_the_others_one_together() {
        for (int i = 0; i < 900; i++) {
            for (int kind = 0; kind < 30; kind++) {
                say(Severity.INFO, "step" + " of the work".repeat(kind + 1) + " took " + i);
            }
            pass(1);
        }

        Map<String, Double> points = lastPoints();
        assertThat(points.keySet().stream().filter(name -> name.startsWith("log: ")))
                .hasSize(21);
        assertThat(points).containsEntry("log: other lines", 10.0);
    }

    /// A word of letters only, another for each number.
    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number + 1; rest > 0; rest /= 5) {
            word.append("aeiou".charAt(rest % 5)).append("rstln".charAt(rest % 5));
        }
        return word.toString();
    }

    @Test
    void line_never_seen_before_is_told_after_a_minute_with_its_count() {
        usual(900);
        for (int disk = 0; disk < 3; disk++) {
            say(Severity.ERROR, "disk /dev/sd" + disk + " failed");
            usual(5);
        }
        usual(90);

        assertThat(news()).singleElement().satisfies(novelty -> {
            assertThat(novelty.kind()).isEqualTo(Novelty.Kind.NEW);
            assertThat(novelty.patterns()).singleElement().satisfies(pattern -> {
                assertThat(pattern.text()).isEqualTo("disk <*> failed");
                assertThat(pattern.lines()).isEqualTo(3);
                assertThat(pattern.severity()).isEqualTo(Severity.ERROR);
            });
        });
    }

    @Test
    void nothing_is_new_while_the_entity_is_learnt() {
        usual(300);
        say(Severity.ERROR, "disk /dev/sda failed");
        usual(900);
        say(Severity.ERROR, "disk /dev/sdb failed");
        usual(90);

        assertThat(news()).isEmpty();
    }

    @Test
    void few_lines_are_not_enough_to_call_another_one_new() {
        for (int i = 0; i < 90; i++) {
            usual(5);
            pass(25);
        }
        say(Severity.ERROR, "disk /dev/sda failed");
        usual(90);

        assertThat(news()).isEmpty();
    }

    @Test
    void two_hundred_new_kinds_at_once_are_one_novelty() {
        usual(900);
        for (int i = 0; i < 200; i++) {
            say(Severity.WARN, "stage" + " is".repeat(i % 100 + 1) + (i < 100 ? " broken" : " very much broken"));
        }
        usual(120);

        assertThat(news()).singleElement().satisfies(novelty -> {
            assertThat(novelty.patterns()).hasSize(20);
            assertThat(novelty.more()).isBetween(150, 180);
        });
    }

    @Test
    void new_kinds_that_turn_out_to_be_one_are_told_as_one() {
        usual(900);
        for (int i = 0; i < 200; i++) {
            say(Severity.WARN, "stage " + word(i) + " of " + word(i * 3 + 1) + " uses " + word(i * 11) + " badly");
        }
        usual(120);

        assertThat(news())
                .singleElement()
                .satisfies(novelty -> assertThat(novelty.patterns())
                        .singleElement()
                        .satisfies(pattern -> assertThat(pattern.lines()).isBetween(190L, 200L)));
    }

    @Test
    void value_in_an_unknown_place_of_a_known_line_is_not_new() {
        for (int i = 0; i < 900; i++) {
            say(Severity.INFO, "session opened for user " + word(i % 40));
            say(Severity.INFO, "session closed");
            pass(1);
        }
        for (int i = 100; i < 120; i++) {
            say(Severity.ERROR, "session opened for user " + word(i));
        }
        usual(90);

        assertThat(news().stream().flatMap(novelty -> novelty.patterns().stream()))
                .noneMatch(pattern -> pattern.text().startsWith("session"));
    }

    @Test
    void history_that_is_sent_belatedly_is_no_news() {
        usual(900);
        memory.on(new LogLine(SHOP, now - 7_200 * SECOND, Severity.ERROR, "disk failed", new TreeMap<>()), facts::add);
        usual(90);

        assertThat(news()).isEmpty();
    }

    /// A heartbeat each half minute for a day and an hour, beside other lines.
    private void heartbeats() {
        for (int i = 0; i < 25 * 120; i++) {
            say(Severity.INFO, "replication of shard 7 is alive");
            say(Severity.INFO, "connection from 10.0.0." + i % 250 + " closed");
            say(Severity.INFO, "connection from 10.0.1." + i % 250 + " closed");
            pass(30);
        }
    }

    private void withoutHeartbeat(int minutes) {
        for (int i = 0; i < 2 * minutes; i++) {
            say(Severity.INFO, "connection from 10.0.0." + i % 250 + " closed");
            say(Severity.INFO, "connection from 10.0.1." + i % 250 + " closed");
            pass(30);
        }
    }

    @Test
    void heartbeat_that_stops_is_told_once_and_its_return_too() {
        heartbeats();
        withoutHeartbeat(60);
        assertThat(news()).singleElement().satisfies(novelty -> {
            assertThat(novelty.kind()).isEqualTo(Novelty.Kind.STOPPED);
            assertThat(novelty.patterns().getFirst().text()).isEqualTo("replication of shard <*> is alive");
            assertThat(novelty.patterns().getFirst().usualNanos()).isEqualTo(30 * SECOND);
        });

        heartbeats();
        assertThat(news()).extracting(Novelty::kind).containsExactly(Novelty.Kind.STOPPED, Novelty.Kind.RETURNED);
    }

    @Test
    void line_that_stops_with_all_the_others_is_not_missing_alone() {
        heartbeats();
        pass(7_200);

        assertThat(news()).isEmpty();
    }

    @Test
    void heartbeat_is_not_missing_when_it_is_us_who_were_away() {
        heartbeats();
        now += 7_200 * SECOND;
        withoutHeartbeat(5);

        assertThat(news()).isEmpty();
    }

    @Test
    void restart_in_the_middle_changes_no_answer() throws IOException {
        List<List<Fact>> answers = new ArrayList<>();
        for (int restarts = 0; restarts < 2; restarts++) {
            facts.clear();
            memory = extract.begin(SHOP.id());
            now = START;
            for (int part = 0; part < 9; part++) {
                usual(100);
                if (restarts == 1) {
                    restart();
                }
            }
            say(Severity.ERROR, "disk /dev/sda failed");
            if (restarts == 1) {
                restart();
            }
            say(Severity.ERROR, "disk /dev/sdb failed");
            usual(100);
            answers.add(List.copyOf(facts));
        }

        assertThat(answers.getFirst()).anyMatch(Novelty.class::isInstance);
        assertThat(answers.get(1)).isEqualTo(answers.getFirst());
    }

    @Test
    void entity_that_never_stops_inventing_texts_brings_no_news() {
        usual(900);
        for (int i = 0; i < 9_000; i++) {
            say(Severity.ERROR, word(i) + " " + word(i * 13 + 5) + " " + word(i * 31 + 7) + " " + word(i * 57 + 11));
            if (i % 10 == 0) {
                pass(1);
            }
        }
        facts.clear();
        for (int i = 9_000; i < 20_000; i++) {
            say(Severity.ERROR, word(i) + " " + word(i * 13 + 5) + " " + word(i * 31 + 7) + " " + word(i * 57 + 11));
            if (i % 10 == 0) {
                pass(1);
            }
        }

        assertThat(news().size()).isLessThan(3);
    }
}
