// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// OpenTelemetry's own kit for Java, and its exporters.
final class OtlpClientTest {
    private static final Resource SHOP =
            Resource.getDefault().merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "till")));

    private static ReceiverStage stage;

    @BeforeAll
    static void open() throws IOException {
        stage = ReceiverStage.open(Otlp.DEFAULT::open);
    }

    @AfterAll
    static void shut() {
        stage.close();
    }

    private static String at(String path) {
        return stage.address() + path;
    }

    private static <T extends Observation> List<T> stored(Class<T> type) {
        return stage.stored().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The SDK says that a flush is done a moment before its exporter is free again, and refuses one in between.
    private static void flush(SdkMeterProvider provider) {
        for (int tries = 0; !provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess(); tries++) {
            assertThat(tries).as("refused flushes").isLessThan(1_000);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void meters_are_heard() {
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(at("/v1/metrics"))
                .setCompression("gzip")
                .build();
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .setResource(SHOP)
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(Duration.ofHours(1))
                        .build())
                .build()) {
            var meter = provider.get("till");
            meter.counterBuilder("sales").setUnit("{sale}").build().add(3);
            var waits = meter.histogramBuilder("wait").setUnit("s").build();
            waits.record(0.2);
            flush(provider);
            waits.record(0.3);
            flush(provider);
        }

        assertThat(stage.journal().samples("sales").getFirst().series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(stage.journal().samples("sales").getFirst().series().entity().id())
                .isEqualTo("service:till");
        assertThat(stage.journal().samples("wait_p50").getFirst().value()).isBetween(0.0, 5.0);
    }

    @Test
    void tracers_are_heard_by_grpc_on_the_same_port() {
        OtlpGrpcSpanExporter exporter = OtlpGrpcSpanExporter.builder()
                .setEndpoint(stage.address().toString())
                .setCompression("gzip")
                .build();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(SHOP)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            provider.get("till").spanBuilder("by grpc").startSpan().end();
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        assertThat(stored(Span.class)).extracting(Span::operation).contains("by grpc");
    }

    @Test
    void meters_and_loggers_are_heard_by_grpc() {
        try (SdkMeterProvider meters = SdkMeterProvider.builder()
                        .setResource(SHOP)
                        .registerMetricReader(PeriodicMetricReader.builder(OtlpGrpcMetricExporter.builder()
                                        .setEndpoint(stage.address().toString())
                                        .build())
                                .setInterval(Duration.ofHours(1))
                                .build())
                        .build();
                SdkLoggerProvider loggers = SdkLoggerProvider.builder()
                        .setResource(SHOP)
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(OtlpGrpcLogRecordExporter.builder()
                                .setEndpoint(stage.address().toString())
                                .build()))
                        .build()) {
            meters.get("till").counterBuilder("sales_by_grpc").build().add(1);
            loggers.get("till").logRecordBuilder().setBody("by grpc").emit();
            assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
            assertThat(loggers.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        assertThat(stage.journal().samples("sales_by_grpc")).isNotEmpty();
        assertThat(stored(LogLine.class)).extracting(LogLine::text).contains("by grpc");
    }

    @Test
    void full_disk_is_told_by_grpc_and_the_exporter_tries_again() {
        stage.journal().fill();
        OtlpGrpcSpanExporter exporter = OtlpGrpcSpanExporter.builder()
                .setEndpoint(stage.address().toString())
                .build();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(SHOP)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            provider.get("till").spanBuilder("patient").startSpan().end();
            stage.journal().empty();
            provider.forceFlush().join(20, TimeUnit.SECONDS);
        }

        assertThat(stored(Span.class)).extracting(Span::operation).contains("patient");
    }

    @Test
    void tracers_are_heard() {
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(at("/v1/traces")).build();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(SHOP)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            var span = provider.get("till")
                    .spanBuilder("pay")
                    .setSpanKind(SpanKind.CLIENT)
                    .setAttribute("peer.service", "bank")
                    .startSpan();
            span.recordException(new IllegalStateException("no money"));
            span.setStatus(StatusCode.ERROR);
            span.end();
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        Span heard = stored(Span.class).stream()
                .filter(span -> span.operation().equals("pay"))
                .findFirst()
                .orElseThrow();
        assertThat(heard.peer()).isEqualTo("service:bank");
        assertThat(heard.failed()).isTrue();
        assertThat(heard.attributes()).containsEntry("exception.message", "no money");
    }

    @Test
    void loggers_are_heard() {
        OtlpHttpLogRecordExporter exporter =
                OtlpHttpLogRecordExporter.builder().setEndpoint(at("/v1/logs")).build();
        try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                .setResource(SHOP)
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            provider.get("till")
                    .logRecordBuilder()
                    .setSeverity(Severity.WARN)
                    .setBody("drawer open")
                    .emit();
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        assertThat(stored(LogLine.class)).extracting(LogLine::text).contains("drawer open");
    }
}
