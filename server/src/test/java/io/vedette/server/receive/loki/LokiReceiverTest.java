// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Loki's push: the laws, and what only it promises.
final class LokiReceiverTest extends StagedLaws {
    LokiReceiverTest() {
        super("loki", Loki.DEFAULT::open);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    @Override
    protected Sending good(Instant at) {
        return push("""
                {"streams": [
                  {"stream": {"job": "web", "level": "warn"}, "values": [["%1$s", "one"],
                     ["%1$s", "two", {"trace_id": "0af"}]]},
                  {"values": [["%1$s", "three \\u00fc"]], "stream": {"pod": "p-1", "namespace": "shop"}}
                ]}""".formatted(nanos(at)), 3);
    }

    @Override
    protected Sending mixed(Instant at) {
        return push("""
                {"streams": [{"stream": {"job": "web"}, "values": [["%s", "good"], ["yesterday", "bad"]]}]}
                """.formatted(nanos(at)), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending push(String json, int observations) {
        return new Sending("/loki/api/v1/push", headers("Content-Type", "application/json"), bytes(json), observations);
    }

    @Test
    void labels_name_the_entity_and_the_level() throws Exception {
        Instant at = Instant.now();

        HttpResponse<String> answer = send(good(at));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(lastLine().entity()).isEqualTo(new Entity("pod", "shop/p-1"));
        assertThat(lastLine().text()).isEqualTo("three ü");
        assertThat(lastLine().nanos()).isEqualTo(Long.parseLong(nanos(at)));
        assertThat(stored().subList(stored().size() - 3, stored().size()))
                .first()
                .extracting("severity")
                .isEqualTo(Severity.WARN);
    }

    @Test
    void long_line_is_cut_and_says_so() throws Exception {
        String line = "ü".repeat(200_000);

        send(push(
                "{\"streams\":[{\"stream\":{\"job\":\"web\"},\"values\":[[\"%s\",\"%s\"]]}]}"
                        .formatted(nanos(Instant.now()), line),
                1));

        assertThat(lastLine().text()).isEqualTo("ü".repeat(131_072));
        assertThat(lastLine().attributes()).containsEntry("vedette.cut", "400000");
        assertThat(get("/api/senders")).contains("line-cut");
    }

    @Test
    void body_that_is_nested_too_deeply_is_refused() throws Exception {
        HttpResponse<String> answer = send(push("{\"streams\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0));

        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
