// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `/v1/logs`.
final class LogsTest extends OtlpLaws {
    private static Sending sending(int observations, LogRecord... records) {
        return protobuf(
                "/v1/logs",
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(ResourceLogs.newBuilder()
                                .setResource(resource("service.name", "shop", "k8s.pod.name", "shop-1"))
                                .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(List.of(records))))
                        .build(),
                observations);
    }

    private static LogRecord record(String body, Instant at) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(nanos(at))
                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR2)
                .setBody(AnyValue.newBuilder().setStringValue(body))
                .addAttributes(attribute("thread", "main"))
                .setTraceId(ByteString.fromHex("0af7651916cd43dd8448eb211c80319c"))
                .build();
    }

    @Override
    protected Sending good(Instant at) {
        return sending(2, record("payment refused", at), record("cart emptied", at));
    }

    @Override
    protected Sending mixed(Instant at) {
        return sending(1, record("now", at), record("long ago", at.minusSeconds(90_000)));
    }

    private LogLine last() {
        return (LogLine) stored().getLast();
    }

    @Test
    void record_is_of_the_service_and_keeps_what_it_told_and_where_it_ran() throws Exception {
        Instant at = Instant.now();
        send(sending(1, record("payment refused", at)));

        assertThat(last().entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(last().nanos()).isEqualTo(nanos(at));
        assertThat(last().severity()).isEqualTo(Severity.ERROR);
        assertThat(last().text()).isEqualTo("payment refused");
        assertThat(last().attributes())
                .isEqualTo(Map.of(
                        "k8s.pod.name", "shop-1", "thread", "main", "trace_id", "0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void structured_body_is_told_as_json() throws Exception {
        AnyValue list = AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder()
                        .addValues(AnyValue.newBuilder().setIntValue(1))
                        .addValues(AnyValue.newBuilder().setStringValue("a \"b\"\n"))
                        .addValues(AnyValue.newBuilder().setBytesValue(ByteString.fromHex("00ff")))
                        .addValues(AnyValue.getDefaultInstance()))
                .build();
        AnyValue body = AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder()
                        .addValues(KeyValue.newBuilder().setKey("k").setValue(list))
                        .addValues(KeyValue.newBuilder()
                                .setKey("ok")
                                .setValue(AnyValue.newBuilder().setBoolValue(true))))
                .build();
        send(sending(1, LogRecord.newBuilder().setBody(body).build()));

        assertThat(last().text()).isEqualTo("{\"k\":[1,\"a \\\"b\\\"\\n\",\"00ff\",null],\"ok\":true}");
        assertThat(last().severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void long_line_is_cut_and_marked() throws Exception {
        send(sending(1, record("ä".repeat(200_000), Instant.now())));

        assertThat(last().text()).endsWith("… (cut)");
        assertThat(last().text().length()).isEqualTo((256 << 10) / 2 + "… (cut)".length());
    }

    @Test
    void values_within_values_without_end_are_refused() throws Exception {
        AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
        for (int i = 0; i < 90; i++) {
            value = AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder().addValues(value))
                    .build();
        }
        assertThat(send(sending(0, LogRecord.newBuilder().setBody(value).build()))
                        .statusCode())
                .isEqualTo(400);
    }
}
