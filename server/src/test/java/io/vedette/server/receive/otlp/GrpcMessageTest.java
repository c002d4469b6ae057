// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.vedette.core.domain.LogLine;
import io.vedette.server.ReceiverStage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Messages of gRPC by their bytes: what its own clients do not send.
@Timeout(60)
final class GrpcMessageTest {
    /// Of the service's statuses, https://grpc.github.io/grpc/core/md_doc_statuscodes.html.
    private static final String OK = "0";

    private static final String INVALID_ARGUMENT = "3";

    private static final String RESOURCE_EXHAUSTED = "8";

    private final OkHttpClient client = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .readTimeout(Duration.ofSeconds(20))
            .retryOnConnectionFailure(false)
            .build();

    private static byte[] line(String text) {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        request.addResourceLogsBuilder()
                .addScopeLogsBuilder()
                .addLogRecords(LogRecord.newBuilder()
                        .setTimeUnixNano(Instant.now().toEpochMilli() * 1_000_000L)
                        .setBody(AnyValue.newBuilder().setStringValue(text)));
        return request.build().toByteArray();
    }

    private String status(ReceiverStage stage, byte[] message) throws IOException {
        return status(stage, message.length, message);
    }

    private String status(ReceiverStage stage, int announced, byte[] message) throws IOException {
        byte[] framed = ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(announced)
                .put(message)
                .array();
        Request request = new Request.Builder()
                .url(stage.address() + "/opentelemetry.proto.collector.logs.v1.LogsService/Export")
                .header("te", "trailers")
                .post(RequestBody.create(framed, MediaType.get("application/grpc")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
            return response.header("grpc-status", response.trailers().get("grpc-status"));
        }
    }

    @Test
    void message_that_is_too_large_is_said_to_be_and_the_next_is_taken() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Otlp.DEFAULT::open)) {
            assertThat(status(stage, line("x".repeat(17 << 20)))).isEqualTo(RESOURCE_EXHAUSTED);
            assertThat(status(stage, -1, new byte[17 << 20])).isEqualTo(RESOURCE_EXHAUSTED);

            assertThat(status(stage, line("after it"))).isEqualTo(OK);
            assertThat(stage.stored())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            LogLine.class, line -> assertThat(line.text()).isEqualTo("after it"));
        }
    }

    @Test
    void call_without_a_whole_message_is_answered() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Otlp.DEFAULT::open)) {
            assertThat(status(stage, 10, new byte[3])).isEqualTo(INVALID_ARGUMENT);
            assertThat(status(stage, -1, new byte[3])).isEqualTo(INVALID_ARGUMENT);
            assertThat(status(stage, Integer.MAX_VALUE, new byte[100_000])).isEqualTo(INVALID_ARGUMENT);
        }
    }

    @Test
    void message_just_within_the_limit_is_taken() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Otlp.DEFAULT::open)) {
            assertThat(status(stage, line("x".repeat(15 << 20)))).isEqualTo(OK);
            assertThat(stage.stored()).hasSize(1);
        }
    }

    @Test
    @Tag("long")
    void connection_that_made_a_request_may_rest_longer_than_one_that_made_none() throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Otlp.DEFAULT::open)) {
            assertThat(status(stage, line("first"))).isEqualTo(OK);
            Thread.sleep(Duration.ofSeconds(13));

            assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
            assertThat(status(stage, line("second"))).isEqualTo(OK);
        }
    }
}
