// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.StagedLaws;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Zipkin's reports: the laws, and what only they promise.
final class ZipkinReceiverTest extends StagedLaws {
    ZipkinReceiverTest() {
        super("zipkin", Zipkin.DEFAULT::open);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + "%09d".formatted(at.getNano());
    }

    @Override
    protected Sending good(Instant at) {
        return report("/api/v2/spans", """
                [{"traceId": "5AF7183FB1D4CF5F", "parentId": "6b221d5bc9e6496c", "id": "352bff9a74ca9ad2",
                  "kind": "CLIENT", "name": "get /api", "timestamp": %1$d, "duration": 1431,
                  "localEndpoint": {"serviceName": "frontend", "ipv4": "192.168.99.1", "port": 3306},
                  "remoteEndpoint": {"serviceName": "backend"}, "tags": {"http.path": "/api", "error": ""}},
                 {"traceId": "5af7183fb1d4cf5f", "id": "6b221d5bc9e6496c", "timestamp": %1$d, "shared": true}]
                """.formatted(micros(at)), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return report("/api/v2/spans", """
                [{"traceId": "5af7183fb1d4cf5f", "id": "1", "timestamp": %1$d},
                 {"traceId": "not hexadecimal", "id": "1", "timestamp": %1$d}]
                """.formatted(micros(at)), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static long micros(Instant at) {
        return Long.parseLong(nanos(at)) / 1_000;
    }

    private static Sending report(String path, String json, int observations) {
        return new Sending(path, headers("Content-Type", "application/json"), bytes(json), observations);
    }

    @Test
    void fields_become_a_span_with_its_peer() throws Exception {
        Instant at = Instant.now();

        HttpResponse<String> answer = send(good(at));

        assertThat(answer.statusCode()).isEqualTo(202);
        var span = (io.vedette.core.domain.Span) stored().get(stored().size() - 2);
        assertThat(span.entity()).isEqualTo(new Entity("service", "frontend"));
        assertThat(span.peer()).isEqualTo("service:backend");
        assertThat(span.trace()).isEqualTo("5af7183fb1d4cf5f");
        assertThat(span.role()).isEqualTo(io.vedette.core.domain.Span.Role.CLIENT);
        assertThat(span.failed()).isTrue();
        assertThat(span.nanos()).isEqualTo(micros(at) * 1_000);
        assertThat(span.durationNanos()).isEqualTo(1_431_000);
        assertThat(span.attributes()).containsEntry("http.path", "/api");
        assertThat(lastSpan().entity().kind()).isEqualTo("host");
        assertThat(Severity.values()).hasSize(7);
    }

    @Test
    void call_of_version_one_makes_a_span_for_each_side() throws Exception {
        long now = micros(Instant.now());

        HttpResponse<String> answer =
                send(report("/api/v1/spans", """
                [{"traceId": "a1", "id": "b2", "name": "get", "annotations": [
                   {"timestamp": %1$d, "value": "cs", "endpoint": {"serviceName": "front"}},
                   {"timestamp": %2$d, "value": "sr", "endpoint": {"serviceName": "back"}},
                   {"timestamp": %3$d, "value": "ss", "endpoint": {"serviceName": "back"}},
                   {"timestamp": %4$d, "value": "cr", "endpoint": {"serviceName": "front"}}],
                  "binaryAnnotations": [{"key": "http.path", "value": "/x", "endpoint": {"serviceName": "front"}}]}]
                """.formatted(now - 9_000, now - 7_000, now - 3_000, now), 2));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(lastSpan().entity()).isEqualTo(new Entity("service", "back"));
        assertThat(lastSpan().peer()).isEqualTo("service:front");
        assertThat(lastSpan().durationNanos()).isEqualTo(4_000_000);
        var client = (io.vedette.core.domain.Span) stored().get(stored().size() - 2);
        assertThat(client.peer()).isEqualTo("service:back");
        assertThat(client.durationNanos()).isEqualTo(9_000_000);
    }
}
