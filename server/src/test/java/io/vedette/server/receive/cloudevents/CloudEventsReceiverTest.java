// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.server.receive.StagedLaws;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// CloudEvents: the laws, and what the official library writes.
final class CloudEventsReceiverTest extends StagedLaws {
    CloudEventsReceiverTest() {
        super("cloudevents", CloudEvents.DEFAULT::open);
    }

    @Override
    protected Sending good(Instant at) {
        return batch("""
                [{"specversion": "1.0", "id": "1", "source": "/ci", "type": "dev.cdevents.deployed",
                  "time": "%1$s"},
                 {"specversion": "1.0", "id": "2", "source": "/ci", "type": "t", "subject": "s", "time": "%1$s",
                  "data": {"service.name": "shop", "deep": {"er": [1, 2]}}}]
                """.formatted(at), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return batch("""
                [{"specversion": "1.0", "id": "1", "source": "/ci", "type": "t", "time": "%1$s"},
                 {"specversion": "1.0", "source": "/ci", "type": "t", "time": "%1$s"}]
                """.formatted(at), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending batch(String json, int observations) {
        return new Sending(
                "/cloudevents",
                headers("Content-Type", "application/cloudevents-batch+json"),
                bytes(json),
                observations);
    }

    private static CloudEvent event(OffsetDateTime at) {
        return CloudEventBuilder.v1()
                .withId("A234-1234")
                .withSource(URI.create("/builds/shop"))
                .withType("com.example.deployed")
                .withSubject("shop 1")
                .withTime(at)
                .withExtension("stage", "prod")
                .withData("application/json", bytes("{\"version\": \"1.7\"}"))
                .build();
    }

    /// What the library would send.
    private static Sending written(CloudEvent event, boolean structured) {
        Map<String, String> headers = new LinkedHashMap<>();
        byte[][] body = {new byte[0]};
        MessageWriter<?, ?> writer = HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes);
        if (structured) {
            writer.writeStructured(event, new JsonFormat());
        } else {
            writer.writeBinary(event);
        }
        return new Sending("/cloudevents", headers, Arrays.copyOf(body[0], body[0].length), 1);
    }

    @Test
    void library_s_binary_and_structured_events_are_the_same_change() throws Exception {
        OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC);

        assertThat(send(written(event(at), false)).statusCode()).isEqualTo(204);
        Change binary = (Change) stored().getLast();
        assertThat(send(written(event(at), true)).statusCode()).isEqualTo(204);
        Change structured = (Change) stored().getLast();

        assertThat(binary.entity()).isEqualTo(new Entity("service", "/builds/shop"));
        assertThat(binary.title()).isEqualTo("com.example.deployed shop 1");
        assertThat(binary.key()).isEqualTo("/builds/shop A234-1234");
        assertThat(binary.kind()).isEqualTo("event");
        assertThat(binary.attributes()).containsEntry("data.version", "1.7").containsEntry("stage", "prod");
        assertThat(structured.key()).isEqualTo(binary.key());
        assertThat(structured.nanos()).isEqualTo(binary.nanos());
        assertThat(structured.attributes()).containsAllEntriesOf(Map.of("data.version", "1.7", "stage", "prod"));
    }

    @Test
    void header_beyond_ascii_is_written_with_percent_signs() throws Exception {
        Map<String, String> attributes = headers(
                "ce-id", "1", "ce-source", "/a", "ce-type", "t", "ce-specversion", "1.0", "ce-subject", "s%C3%BC%20+");

        assertThat(send(new Sending("/cloudevents", attributes, bytes("plain"), 1))
                        .statusCode())
                .isEqualTo(204);

        Change change = (Change) stored().getLast();
        assertThat(change.title()).isEqualTo("t sü +");
        assertThat(change.attributes()).containsEntry("data", "plain");
    }
}
