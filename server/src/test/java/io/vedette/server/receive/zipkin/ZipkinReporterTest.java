// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span.Role;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zipkin2.Endpoint;
import zipkin2.Span;
import zipkin2.reporter.AsyncReporter;
import zipkin2.reporter.Encoding;
import zipkin2.reporter.SpanBytesEncoder;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/// Zipkin's own reporter sends its spans to us, in batches of its own making.
@Timeout(60)
final class ZipkinReporterTest {
    private static final int SPANS = 300;

    private final long start = Instant.now().getEpochSecond() * 1_000_000L;

    @ParameterizedTest
    @CsvSource({"JSON, JSON_V2, /api/v2/spans", "PROTO3, PROTO3, /api/v2/spans", "JSON, JSON_V1, /api/v1/spans"})
    void every_span_arrives_as_it_was_reported(Encoding encoding, SpanBytesEncoder form, String path) throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Zipkin.DEFAULT::open);
                URLConnectionSender sender = URLConnectionSender.newBuilder()
                        .endpoint(stage.address() + path)
                        .encoding(encoding)
                        .build();
                AsyncReporter<Span> reporter = AsyncReporter.builder(sender)
                        .queuedMaxSpans(2 * SPANS)
                        .messageTimeout(100, TimeUnit.MILLISECONDS)
                        .build(form)) {
            List<io.vedette.core.domain.Span> reported = new ArrayList<>();
            for (int i = 0; i < SPANS; i++) {
                reporter.report(span(i));
                reported.add(expected(i));
            }

            assertThat(Heard.first(stage, io.vedette.core.domain.Span.class, _ -> true, SPANS))
                    .containsExactlyInAnyOrderElementsOf(reported);
        }
    }

    @Test
    void its_reporter_compresses_and_is_understood() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Zipkin.DEFAULT::open);
                URLConnectionSender sender = URLConnectionSender.newBuilder()
                        .endpoint(stage.address() + "/api/v2/spans")
                        .compressionEnabled(true)
                        .build();
                AsyncReporter<Span> reporter = AsyncReporter.builder(sender).build(SpanBytesEncoder.JSON_V2)) {
            reporter.report(span(1));
            reporter.flush();

            assertThat(Heard.first(stage, io.vedette.core.domain.Span.class, _ -> true, 1))
                    .containsExactly(expected(1));
        }
    }

    private Span span(int i) {
        Span.Builder span = Span.newBuilder()
                .traceId("a%031x".formatted(i + 1))
                .id("%016x".formatted(2 * i + 1))
                .kind(i % 2 == 0 ? Span.Kind.SERVER : Span.Kind.CLIENT)
                .name("get /ünï/" + i % 7)
                .timestamp(start + i)
                .duration(1_000 + i)
                .localEndpoint(Endpoint.newBuilder().serviceName("shop").build())
                .remoteEndpoint(Endpoint.newBuilder().serviceName("till").build())
                .putTag("http.path", "/ünï \"" + i + "\"");
        if (i % 3 == 0) {
            span.putTag("error", "timeout");
        }
        if (i % 5 > 0) {
            span.parentId("%016x".formatted(2 * i + 2));
        }
        return span.build();
    }

    private io.vedette.core.domain.Span expected(int i) {
        Map<String, String> tags = new TreeMap<>(Map.of("http.path", "/ünï \"" + i + "\""));
        if (i % 3 == 0) {
            tags.put("error", "timeout");
        }
        return new io.vedette.core.domain.Span(
                new Entity("service", "shop"),
                (start + i) * 1_000,
                (1_000 + i) * 1_000L,
                "a%031x".formatted(i + 1),
                "%016x".formatted(2 * i + 1),
                i % 5 > 0 ? "%016x".formatted(2 * i + 2) : "",
                "get /ünï/" + i % 7,
                i % 2 == 0 ? Role.SERVER : Role.CLIENT,
                i % 3 == 0,
                "service:till",
                new TreeMap<>(tags));
    }
}
