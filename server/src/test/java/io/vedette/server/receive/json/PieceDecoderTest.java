// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PieceDecoderTest {
    private static final long NOW = 1_700_000_000_000_000_000L;

    private static Harvest of(Mapping mapping, String body) throws Refusal {
        return new Json(true, Map.of("m", mapping))
                .tryOut("m", body.getBytes(StandardCharsets.UTF_8), NOW)
                .orElseThrow();
    }

    private static Observation one(Mapping mapping, String body) throws Refusal {
        Harvest harvest = of(mapping, body);
        assertThat(harvest.leftOut().counts()).isEmpty();
        assertThat(harvest.observations()).hasSize(1);
        return harvest.observations().getFirst();
    }

    @Test
    void log_line_alert_and_change_are_made_of_a_body() throws Refusal {
        String body = """
                {"svc": "shop", "lvl": "warning", "msg": "slow", "n": 7, "ok": false, "ctx": {"user": 3}}""";

        assertThat(one(
                        new Mapping(
                                Mapping.Kind.LOG,
                                null,
                                Map.of(
                                        "entity", "'service:' + body.svc",
                                        "text", "body.msg + ' ' + string(item.n)",
                                        "severity", "body.lvl",
                                        "attributes", "body.ctx")),
                        body))
                .isEqualTo(new LogLine(
                        new Entity("service", "shop"),
                        NOW,
                        Severity.WARN,
                        "slow 7",
                        new java.util.TreeMap<>(Map.of("user", "3"))));
        assertThat(one(
                        new Mapping(
                                Mapping.Kind.ALERT,
                                null,
                                Map.of("entity", "body.svc", "key", "'k'", "title", "body.msg", "firing", "!body.ok")),
                        body))
                .isEqualTo(new Alert(
                        new Entity("target", "shop"),
                        NOW,
                        "json",
                        "k",
                        "slow",
                        Severity.NONE,
                        true,
                        new java.util.TreeMap<>()));
        assertThat(one(
                        new Mapping(
                                Mapping.Kind.CHANGE,
                                null,
                                Map.of("entity", "body.svc", "key", "'k'", "title", "body.msg", "kind", "'flag'")),
                        body))
                .isEqualTo(new Change(
                        new Entity("target", "shop"), NOW, "json", "k", "flag", "slow", new java.util.TreeMap<>()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "item.nothing|value: ",
                "'x'|value: a number is wanted, not 'x'",
                "[1]|value: a number is wanted",
                "1.0 / 0.0|must be finite"
            })
    void value_that_is_none_is_refused_by_name(String expression, String told) throws Refusal {
        Mapping mapping =
                new Mapping(Mapping.Kind.SAMPLE, "body", Map.of("entity", "'a'", "metric", "'m'", "value", expression));

        Harvest harvest = of(mapping, "[{}, {}]");

        assertThat(harvest.observations()).isEmpty();
        assertThat(harvest.leftOut().faults()).isEqualTo(2);
        assertThat(harvest.leftOut().first()).contains(told);
    }

    @Test
    void mapping_that_cannot_work_stops_the_start_and_says_why() {
        assertThatThrownBy(() -> new Mapping(Mapping.Kind.LOG, null, Map.of("entity", "'a'", "txt", "'b'")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing: text")
                .hasMessageContaining("unknown: txt");
        assertThatThrownBy(() -> new Mapping(Mapping.Kind.LOG, null, Map.of("entity", "'a'", "text", "body.(")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text: `body.(` cannot be read");
        assertThatThrownBy(() -> new Json(
                        true,
                        Map.of("../x", new Mapping(Mapping.Kind.LOG, null, Map.of("entity", "'a'", "text", "'b'")))))
                .hasMessageContaining("lower-case letters");
    }

    @Test
    void expression_without_end_is_stopped() throws Refusal {
        String thousand = "[" + "1,".repeat(999) + "1]";
        Mapping mapping = new Mapping(
                Mapping.Kind.LOG,
                null,
                Map.of("entity", "'a'", "text", "string(body.map(a, body.map(b, body.map(c, a))).size())"));

        Harvest harvest = of(mapping, thousand);

        assertThat(harvest.leftOut().first()).contains("text");
    }

    @Test
    void hostile_bodies_are_refused_and_never_more() {
        Random random = new Random(3);
        Mapping mapping = new Mapping(Mapping.Kind.LOG, "body.a", Map.of("entity", "'a'", "text", "item.b.c[0]"));
        List<String> seeds = List.of("{\"a\":[{\"b\":{\"c\":[1]}}]}", "[".repeat(10_000), "{\"a\":1}", "null", "", "3");
        int taken = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] body = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
            if (body.length > 0 && random.nextBoolean()) {
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                taken += new Json(true, Map.of("m", mapping))
                        .tryOut("m", body, NOW)
                        .orElseThrow()
                        .observations()
                        .size();
            } catch (Refusal refused) {
                assertThat(refused.status()).isBetween(400, 499);
            }
        }
        assertThat(taken).isPositive();
    }
}
