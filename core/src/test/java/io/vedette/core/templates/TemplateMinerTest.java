// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateMinerTest {
    private static TemplateMiner mine(List<String> lines) {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        lines.forEach(miner::add);
        miner.settle();
        return miner;
    }

    private static List<String> texts(List<String> lines) {
        return mine(lines).templates().stream().map(Template::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "took 35 ms ~ took <*> ms",
                "took 35ms ~ took <*>",
                "took <1 sec ~ took <*> sec",
                "disk at 93.5% ~ disk at <*>",
                "bound to 10.0.0.1 ~ bound to <*>",
                "bound to 10.0.0.1:8080 now ~ bound to <*>:<*> now",
                "bound to db-1.example.com:5432 ~ bound to <*>:<*>",
                "bound to db-a/10.0.0.1:5432 ~ bound to <*>/<*>:<*>",
                "asked ns1.example.com twice ~ asked <*> twice",
                "via fe80::1ff:fe23:4567:890a up ~ via <*> up",
                "card 00:1b:44:11:3a:b7 up ~ card <*> up",
                "got https://example.com/a?b=1&c=2 fine ~ got <*> fine",
                "wrote /var/log/app.log fine ~ wrote <*> fine",
                "wrote C:\\Windows\\x.dll fine ~ wrote <*> fine",
                "loaded lib/plugins/a.so fine ~ loaded <*> fine",
                "request 1d2f3a4b-5c6d-7e8f-9a0b-1c2d3e4f5a6b done ~ request <*> done",
                "pointer 0x7ffee1 bad ~ pointer <*> bad",
                "commit a64f992 pushed ~ commit <*> pushed",
                "since 2024-03-01T12:00:00.123Z idle ~ since <*> idle",
                "since Fri Jun 17 07:07:00 2005 idle ~ since <*> idle",
                "block blk_-1608999687919862906 lost ~ block <*> lost",
                "worker node-3 lost ~ worker <*> lost",
                "generating core.1414 now ~ generating core.<*> now",
                "ready is true ~ ready is <*>",
                "tag=\"View Lock\" held ~ tag=\"<*>\" held",
                "mask ffffffff set ~ mask <*> set",
                "lost Foo@cafebabe twice ~ lost <*> twice",
                "took \"View Lock\" away ~ took \"View Lock\" away",
                "speaks ssh2 only ~ speaks ssh2 only",
                "what now? nothing! ~ what now? nothing!",
            })
    void value_is_told_by_its_shape(String line, String text) {
        assertThat(texts(List.of(line))).containsExactly(text);
    }

    @Test
    void lines_that_differ_in_values_only_are_one_template() {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);

        int first = miner.add("received 10 bytes from 10.0.0.1 in 3 ms");
        int second = miner.add("received 2048 bytes from 10.9.8.7 in 12 ms");

        assertThat(second).isEqualTo(first);
        assertThat(miner.templates()).extracting(Template::lines).containsExactly(2L);
    }

    @Test
    void unit_does_not_make_another_template() {
        assertThat(texts(List.of("sent 10 KB to us", "sent 10 MB to us"))).containsExactly("sent <*> <*> to us");
    }

    @Test
    void length_of_a_list_does_not_make_another_template() {
        assertThat(texts(List.of("ranks 1, 2, 3 are up", "ranks 4, 5 are up"))).containsExactly("ranks <*> are up");
    }

    @Test
    void header_is_left_out() {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);

        int whole = miner.add("link is down");
        int rest = miner.add("2024-03-01 INFO link is down", "2024-03-01 INFO ".length());

        assertThat(rest).isEqualTo(whole);
    }

    @Test
    void few_words_at_one_place_are_states_and_stay_apart() {
        assertThat(texts(List.of("the link went up", "the link went down", "the link went missing")))
                .hasSize(3);
    }

    @Test
    void many_words_at_one_place_become_a_value() {
        List<String> lines = List.of(
                "login of ann refused",
                "login of bob refused",
                "login of carl refused",
                "login of dora refused",
                "login of eve refused");

        assertThat(texts(lines)).containsExactly("login of <*> refused");
    }

    @Test
    void word_that_came_late_falls_into_the_open_place_at_once() {
        TemplateMiner miner = mine(List.of(
                "login of ann refused",
                "login of bob refused",
                "login of carl refused",
                "login of dora refused",
                "login of eve refused"));

        assertThat(miner.add("login of zoe refused")).isZero();
    }

    @Test
    void words_in_capitals_stay_apart_for_longer() {
        List<String> lines = List.of(
                "got a GET request",
                "got a PUT request",
                "got a POST request",
                "got a HEAD request",
                "got a PATCH request",
                "got a DELETE request");

        assertThat(texts(lines)).hasSize(6);
    }

    @Test
    void merged_templates_are_told_once_and_found_under_the_oldest_id() {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        var arrived = new ArrayList<Integer>();
        for (String name : List.of("ann", "bob", "carl", "dora", "eve")) {
            arrived.add(miner.add("login of " + name + " refused"));
        }

        miner.settle();

        assertThat(miner.merged())
                .containsExactly(new Merged(1, 0), new Merged(2, 0), new Merged(3, 0), new Merged(4, 0));
        assertThat(miner.merged()).isEmpty();
        assertThat(arrived)
                .containsExactly(0, 1, 2, 3, 4)
                .allSatisfy(id -> assertThat(miner.current(id)).isZero());
        assertThat(miner.template(3)).contains(new Template(0, "login of <*> refused", 5));
    }

    /// Eleven kinds of lines, each with two or three words drawn freely.
    private static String freeLine(Random random, int kind, int vocabulary) {
        String[] kinds = {
            "user %s joined room %s today", "cannot open file of %s for %s", "service %s asks %s about nothing",
            "copy of %s to %s failed", "%s gives way to %s at last", "queue %s holds a letter for %s",
            "moved %s from %s over to %s", "plan %s was changed by %s", "no answer of %s on topic %s from anyone",
            "lease of %s renewed through %s", "mail for %s returned by %s unread"
        };
        Object[] words =
                random.ints(3, 0, vocabulary).mapToObj(TemplateMinerTest::word).toArray();
        return kinds[kind].formatted(words);
    }

    private static String word(int number) {
        var text = new StringBuilder("w");
        for (int rest = number + 1; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.append('o').toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 60, 400})
    void eleven_kinds_with_free_words_come_out_as_eleven(int vocabulary) {
        var random = new Random(vocabulary);
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        var kinds = new ArrayList<Integer>();
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < 2000; i++) {
            kinds.add(random.nextInt(11));
            ids.add(miner.add(freeLine(random, kinds.getLast(), vocabulary)));
        }

        miner.settle();

        Set<List<Integer>> pairs = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            pairs.add(List.of(kinds.get(i), miner.current(ids.get(i))));
        }
        assertThat(pairs).as("pairs of kind and template").hasSize(11);
        assertThat(miner.templates()).hasSize(11);
    }

    @Test
    void same_lines_give_the_same_ids() {
        List<String> lines = noise(7, 3000);

        assertThat(ids(new TemplateMiner(MinerSettings.DEFAULT), lines))
                .isEqualTo(ids(new TemplateMiner(MinerSettings.DEFAULT), lines));
    }

    static List<Integer> ids(TemplateMiner miner, List<String> lines) {
        return lines.stream().map(miner::add).toList();
    }

    /// Lines of many kinds, with words that repeat and words that do not.
    static List<String> noise(long seed, int count) {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String free = freeLine(random, random.nextInt(11), 40);
            lines.add(
                    random.nextInt(4) == 0 ? word(random.nextInt(9)) + " did " + random.nextInt(99) + " things" : free);
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            chars = {'[', '(', '<', '{', '"', '\'', '\0', '\uD800', '\uDC00', '.', ':', '/', '\\', '9', 'x', '=', '|'})
    void line_of_one_character_a_quarter_million_times_does_no_harm(char c) {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);

        int id = miner.add(String.valueOf(c).repeat(256 * 1024));

        assertThat(miner.add(String.valueOf(c).repeat(256 * 1024))).isEqualTo(id);
        assertThat(miner.templates().getFirst().text().length()).isLessThanOrEqualTo(LineScanner.MAX_CHARS * 2);
    }

    @Test
    void any_characters_in_any_order_are_taken() {
        long seed = 11;
        var random = new Random(seed);
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        String signs = "[](){}<>\"'|,;=:./\\-_#@ \t\0\uD800\uDC00ab09é漢";
        for (int i = 0; i < 5000; i++) {
            var line = new StringBuilder();
            random.ints(random.nextInt(60), 0, signs.length()).forEach(at -> line.append(signs.charAt(at)));

            int id = miner.add(line);

            assertThat(miner.current(id)).as("seed %d, line %s", seed, line).isEqualTo(id);
        }
        assertThat(miner.lines()).isEqualTo(5000);
        miner.templates();
    }

    @Test
    void empty_line_and_line_of_spaces_are_the_same() {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);

        assertThat(miner.add("")).isEqualTo(miner.add("   \t "));
    }

    @Test
    void table_is_bounded_and_keeps_what_is_frequent() {
        var random = new Random(3);
        var miner = new TemplateMiner(new MinerSettings(5, 15, 100));
        int frequent = miner.add("heart beats as ever");
        for (int i = 0; i < 3000; i++) {
            miner.add(word(random.nextInt(9000)) + " " + word(random.nextInt(9000)) + " " + word(random.nextInt(9000)));
            assertThat(miner.add("heart beats as ever")).isEqualTo(frequent);
        }

        assertThat(miner.templates()).hasSizeLessThanOrEqualTo(100);
        assertThat(miner.forgotten()).isPositive();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new MinerSettings(1, 15, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be 2 or more, was 1");
    }
}
