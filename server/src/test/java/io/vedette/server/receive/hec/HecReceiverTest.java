// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Splunk's collector: the laws, and what only it promises.
final class HecReceiverTest extends StagedLaws {
    HecReceiverTest() {
        super("hec", Hec.DEFAULT::open);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    @Override
    protected Sending good(Instant at) {
        return events("""
                {"time": %1$s, "host": "web-1", "sourcetype": "app", "event": "it rains"}\
                {"time": "%1$s", "host": "web-2", "event": {"message": "it pours", "level": "fatal"}}
                {"time": %1$s, "host": "web-1", "event": "metric",\
                 "fields": {"region": "eu", "metric_name:cpu.user": 1.5, "metric_name:cpu.idle": 98}}
                """.formatted(seconds(at)), 4);
    }

    @Override
    protected Sending mixed(Instant at) {
        return events("""
                {"time": %1$s, "event": "good"} {"time": %1$s, "event": ""} {"time": %1$s, "event": "good"}
                """.formatted(seconds(at)), 2);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static String seconds(Instant at) {
        return at.getEpochSecond() + ".%03d".formatted(at.getNano() / 1_000_000);
    }

    private static Sending events(String json, int observations) {
        return new Sending(
                "/services/collector/event", headers("Authorization", "Splunk x"), bytes(json), observations);
    }

    @Test
    void success_is_code_zero_and_numbered_for_those_who_ask() throws Exception {
        Sending asked = events("{\"event\": \"x\"}", 1);
        Sending channelled = new Sending(asked.path(), headers("X-Splunk-Request-Channel", "c-1"), asked.body(), 1);

        assertThat(send(asked).body()).isEqualTo("{\"code\":0,\"text\":\"Success\"}");
        assertThat(send(channelled).body()).isEqualTo("{\"ackId\":0,\"code\":0,\"text\":\"Success\"}");
        assertThat(send(channelled).body()).contains("\"ackId\":1");
        assertThat(send(new Sending("/services/collector/ack?channel=c-1", headers(), bytes("{\"acks\":[0,1,2]}"), 0))
                        .body())
                .isEqualTo("{\"acks\":{\"0\":true,\"1\":true,\"2\":false}}");
    }

    @Test
    void first_bad_event_is_named_and_the_others_are_stored() throws Exception {
        HttpResponse<String> answer = send(mixed(Instant.now()));

        assertThat(answer.body()).contains("\"code\":13").contains("\"invalid-event-number\":1");
    }

    @Test
    void nothing_at_all_is_code_five() throws Exception {
        HttpResponse<String> answer = send(events("", 0));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":5");
    }

    @Test
    void raw_lines_are_events_with_what_the_address_says() throws Exception {
        HttpResponse<String> answer = send(new Sending(
                "/services/collector/raw?host=web-9&sourcetype=access", headers(), bytes("one\ntwo\r\n\nthree"), 3));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(lastLine().text()).isEqualTo("three");
        assertThat(lastLine().entity()).isEqualTo(new Entity("host", "web-9"));
        assertThat(lastLine().attributes()).containsEntry("sourcetype", "access");
    }

    @Test
    void numbers_become_samples_of_their_host() throws Exception {
        send(good(Instant.now()));

        assertThat(stage().journal().samples("cpu.user").getLast().value()).isEqualTo(1.5);
        assertThat(stage().journal().samples("cpu.idle").getLast().series().entity())
                .isEqualTo(new Entity("host", "web-1"));
        assertThat(stored())
                .anyMatch(
                        one -> one instanceof io.vedette.core.domain.LogLine line && line.severity() == Severity.FATAL);
        assertThat(nanos(Instant.now())).hasSize(19);
    }

    @Test
    void driver_of_docker_finds_somebody_there_and_its_lines_are_taken() throws Exception {
        var asked = java.net.http.HttpRequest.newBuilder(stage().address().resolve("/services/collector/event/1.0"))
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            assertThat(client.send(asked, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }

        send(new Sending(
                "/services/collector/event/1.0",
                headers("Authorization", "Splunk x"),
                bytes("""
                {"event": {"line": "it rains", "source": "stderr", "tag": "8f2c1a"}, "time": "%s", "host": "web-1"}
                """.formatted(seconds(Instant.now()))),
                1));

        assertThat(lastLine().text()).isEqualTo("it rains");
        assertThat(lastLine().entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(lastLine().attributes()).containsEntry("tag", "8f2c1a");
    }

    @Test
    void token_is_asked_for_when_one_is_set() throws Exception {
        try (ReceiverStage guarded =
                ReceiverStage.open(new Hec(true, new io.vedette.server.settings.Secret("s3cret"))::open)) {
            assertThat(status(guarded, null)).isEqualTo("401 2");
            assertThat(status(guarded, "s3cret")).isEqualTo("401 3");
            assertThat(status(guarded, "Splunk wrong")).isEqualTo("403 4");
            assertThat(status(guarded, "Splunk s3cret")).isEqualTo("200 0");
            assertThat(guarded.stored()).hasSize(1);
        }
    }

    private static String status(ReceiverStage at, String authorization) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(at.address().resolve("/services/collector"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"event\":\"x\"}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().replaceAll(".*\"code\":(\\d+).*", "$1");
        }
    }
}
