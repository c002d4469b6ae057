// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// GELF over HTTP: the laws, and what only it promises.
final class GelfReceiverTest extends StagedLaws {
    GelfReceiverTest() {
        super("gelf", Gelf.DEFAULT::open);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    @Override
    protected Sending good(Instant at) {
        return message("""
                {"version": "1.1", "host": "web-1", "short_message": "it rains", "full_message": "it\\nrains",\
                 "timestamp": %d.%03d, "level": 3, "_user_id": 9001, "_tags": {"a": "b"}}
                """.formatted(at.getEpochSecond(), at.getNano() / 1_000_000), 1);
    }

    @Override
    protected Sending mixed(Instant at) {
        return message("{\"host\": \"a\", \"short_message\": \"good\"}\n{\"host\": \"a\", \"short_message\": \"\"}", 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending message(String json, int observations) {
        return new Sending("/gelf", headers("Content-Type", "application/json"), bytes(json), observations);
    }

    @Test
    void fields_become_a_line() throws Exception {
        Instant at = Instant.ofEpochMilli(Instant.now().toEpochMilli());

        HttpResponse<String> answer = send(good(at));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(lastLine().entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(lastLine().severity()).isEqualTo(Severity.ERROR);
        assertThat(lastLine().text()).isEqualTo("it rains");
        assertThat(lastLine().nanos()).isEqualTo(Long.parseLong(nanos(at)));
        assertThat(lastLine().attributes())
                .containsEntry("full_message", "it\nrains")
                .containsEntry("user_id", "9001")
                .containsEntry("tags.a", "b");
    }
}
