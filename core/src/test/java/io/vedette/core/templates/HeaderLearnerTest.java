// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLearnerTest {
    private static final List<String> MESSAGES = List.of(
            "connection from 10.0.0.1 closed",
            "Failed to renew lease for [x] in 30 seconds",
            "user=ann logged in",
            "cache miss: key 17",
            "started",
            "GET /index.html 200 took 3 ms",
            "no such file - giving up");

    private static final List<String> COMPONENTS = List.of("OrderService", "Main", "BlockManager", "http", "kernel");
    private static final List<String> LEVELS = List.of("INFO", "INFO", "WARN", "ERROR", "DEBUG");

    /// Fills in: %1 a time of day, %2 a level, %3 a component, %4 a small number, %5 the message.
    static List<String> lines(String format, int count) {
        var random = new Random(count);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String time = "%02d:%02d:%02d".formatted(i / 3600 % 24, i / 60 % 60, i % 60);
            lines.add(format.formatted(
                    time,
                    LEVELS.get(random.nextInt(5)),
                    COMPONENTS.get(random.nextInt(5)),
                    random.nextInt(20_000),
                    MESSAGES.get(i % MESSAGES.size())));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01 %1$s,123 %2$s [main] com.x.%3$s: %5$s",
                "2024-03-01T%1$s.123+01:00  %2$s %4$d --- [app] [  exec-1] c.e.d.%3$-30s : %5$s",
                "2024-03-01 %1$s,123 - my.%3$s - %2$s - %5$s",
                "2024-03-01 %1$s,123 | %2$s | %3$s | %5$s",
                "20240301-%1$s:123|%3$s|%4$d|%5$s",
                "2024-03-01T%1$s.123Z\t%2$s\t%3$s/x.go:17\t%5$s",
                "[Sun Dec 04 %1$s 2005] [%2$s] %5$s",
                "[2024-03-01T%1$s,123][%2$-5s][o.e.%3$-20s] [node-1] %5$s",
                "Mar  1 %1$s host1 %3$s[%4$d]: %5$s",
                "<34>Mar  1 %1$s host1 %3$s[%4$d]: %5$s",
                "<34>1 2024-03-01T%1$s.003Z host1.example.com %3$s %4$d ID47 - %5$s",
                "03-17 %1$s.811  %4$d  %4$d D %3$s: %5$s",
                "api.log 2017-05-16 %1$s.008 %4$d %2$s nova.%3$s [req-%4$d - - -] %5$s",
                "- 1131566461 2005.11.09 dn22%4$d Nov 9 %1$s dn1/dn1 %3$s(pam_unix)[%4$d]: %5$s",
                "17/06/09 %1$s %2$s executor.%3$s: %5$s",
                "2024/03/01 %1$s [%2$s] %4$d#0: *%4$d %5$s",
                "1234:M 01 Mar 2024 %1$s.123 * %5$s",
                "I, [2024-03-01T%1$s.123456 #%4$d]  %2$s -- : %5$s",
                "2024/03/01 %1$s %5$s",
                "{\"ts\":\"2024-03-01T%1$sZ\",\"level\":\"%2$s\",\"message\":\"%5$s",
                "time=\"2024-03-01T%1$sZ\" level=%2$s msg=\"%5$s",
            })
    void message_is_found_behind_headers_of_many_kinds(String format) {
        List<String> lines = lines(format, 200);

        Header header = HeaderLearner.learn(lines);

        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertThat(line.substring(header.messageAt(line))).isEqualTo(MESSAGES.get(i % MESSAGES.size()));
            assertThat(header.fits(line)).isTrue();
        }
    }

    @Test
    void lines_without_a_header_are_kept_whole() {
        Header header = HeaderLearner.learn(lines("%5$s", 200));

        assertThat(header.isKnown()).isFalse();
        assertThat(header.messageAt("connection from 10.0.0.1 closed")).isZero();
    }

    @Test
    void word_that_leads_to_nothing_sure_is_kept() {
        List<String> lines = lines("%3$s %5$s", 200);

        assertThat(HeaderLearner.learn(lines).isKnown()).isFalse();
    }

    @Test
    void colons_here_and_there_in_messages_are_no_header() {
        List<String> messages = List.of(
                "login failed: ann", "no space left on shard: 17", "done: 18 rows", "cannot reach host in time: db-1");
        List<String> lines = lines("2024-03-01 %1$s %2$s ", 200);
        var whole = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            whole.add(lines.get(i).strip() + " " + messages.get(i % messages.size()));
        }

        Header header = HeaderLearner.learn(whole);

        assertThat(whole.getFirst().substring(header.messageAt(whole.getFirst())))
                .isEqualTo("login failed: ann");
    }

    @Test
    void few_lines_prove_nothing() {
        List<String> lines = lines("2024-03-01 %1$s %2$s %5$s", HeaderLearner.LEAST_LINES - 1);

        assertThat(HeaderLearner.learn(lines).isKnown()).isFalse();
    }

    @Test
    void line_that_begins_otherwise_is_kept_whole() {
        Header header = HeaderLearner.learn(lines("2024-03-01 %1$s %2$s com.x.%3$s: %5$s", 200));

        assertThat(header.messageAt("\tat com.x.Main.run(Main.java:17)")).isZero();
        assertThat(header.fits("\tat com.x.Main.run(Main.java:17)")).isFalse();
    }

    @Test
    void heading_tells_level_component_host_and_process() {
        Header syslog = HeaderLearner.learn(lines("Mar  1 %1$s host1 %3$s[%4$d]: %5$s", 200));
        Header java = HeaderLearner.learn(lines("2024-03-01 %1$s,123 %4$d %2$s com.x.%3$s: %5$s", 200));

        assertThat(syslog.heading("Mar  1 12:00:00 host1 sshd[77]: started"))
                .isEqualTo(new Heading("", "sshd", "host1", "77"));
        assertThat(java.heading("2024-03-01 12:00:00,123 4711 WARN com.x.Main: started"))
                .isEqualTo(new Heading("WARN", "com.x.Main", "", "4711"));
        assertThat(Header.NONE.heading("started")).isEqualTo(Heading.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<", "(((", "\0", "\uD800", "|", "\t", "::", "a:", "9", "\""})
    void hostile_lines_do_no_harm(String piece) {
        String line = piece.repeat(256 * 1024 / piece.length());
        List<String> lines = new ArrayList<>(lines("[2024-03-01 %1$s] %2$s %3$s: %5$s", 100));
        lines.add(line);

        Header header = HeaderLearner.learn(lines);

        assertThat(header.messageAt(line)).isBetween(0, line.length());
        header.heading(line);
        assertThat(HeaderLearner.learn(java.util.Collections.nCopies(30, line.substring(0, 500)))
                        .messageAt(line))
                .isBetween(0, line.length());
    }
}
