// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.vedette.core.domain.Entity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/v1/traces`.
final class TracesTest extends OtlpLaws {
    private static Sending sending(int observations, Span... spans) {
        return protobuf(
                "/v1/traces",
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder()
                                .setResource(resource("service.name", "shop", "service.namespace", "eu"))
                                .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(List.of(spans))))
                        .build(),
                observations);
    }

    private static Span.Builder span(Instant at) {
        return Span.newBuilder()
                .setTraceId(ByteString.fromHex("0af7651916cd43dd8448eb211c80319c"))
                .setSpanId(ByteString.fromHex("b7ad6b7169203331"))
                .setParentSpanId(ByteString.fromHex("00f067aa0ba902b7"))
                .setName("GET /orders")
                .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .setStartTimeUnixNano(nanos(at))
                .setEndTimeUnixNano(nanos(at) + 1_500_000)
                .addAttributes(attribute("http.request.method", "GET"));
    }

    @Override
    protected Sending good(Instant at) {
        return sending(2, span(at).build(), span(at).clearParentSpanId().build());
    }

    @Override
    protected Sending mixed(Instant at) {
        return sending(1, span(at).build(), span(at).clearSpanId().build());
    }

    private io.vedette.core.domain.Span last() {
        return (io.vedette.core.domain.Span) stored().getLast();
    }

    @Test
    void span_keeps_what_it_told() throws Exception {
        Instant at = Instant.now();
        send(sending(
                1,
                span(at).setStatus(Status.newBuilder()
                                .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                                .setMessage("timeout"))
                        .addEvents(Span.Event.newBuilder()
                                .setName("exception")
                                .addAttributes(attribute("exception.type", "IOException")))
                        .build()));

        assertThat(last().entity()).isEqualTo(new Entity("service", "eu/shop"));
        assertThat(last().nanos()).isEqualTo(nanos(at));
        assertThat(last().durationNanos()).isEqualTo(1_500_000);
        assertThat(last().trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(last().id()).isEqualTo("b7ad6b7169203331");
        assertThat(last().parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(last().operation()).isEqualTo("GET /orders");
        assertThat(last().role()).isEqualTo(io.vedette.core.domain.Span.Role.CLIENT);
        assertThat(last().failed()).isTrue();
        assertThat(last().attributes())
                .containsEntry("exception.type", "IOException")
                .containsEntry("status.message", "timeout");
    }

    @ParameterizedTest
    @CsvSource({
        "peer.service,pay,service:pay",
        "service.peer.name,pay,service:pay",
        "db.namespace,orders,database:orders",
        "messaging.destination.name,mails,queue:mails",
        "server.address,api.example.org,host:api.example.org",
        "http.route,/x,''"
    })
    void attributes_say_who_was_called(String name, String value, String peer) throws Exception {
        send(sending(
                1, span(Instant.now()).addAttributes(attribute(name, value)).build()));

        assertThat(last().peer()).isEqualTo(peer);
    }

    @Test
    void span_that_ends_before_it_starts_took_no_time() throws Exception {
        send(sending(1, span(Instant.now()).setEndTimeUnixNano(5).build()));

        assertThat(last().durationNanos()).isZero();
    }
}
