// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The three export services of gRPC: calls of one message each way. The decoders, the limits and the patience are
/// those of HTTP.
///
/// - **Source:** *gRPC over HTTP2*; *OTLP Specification 1.7*, OTLP/gRPC.
/// - **State:** safe for many threads.
final class GrpcExports {
    // A library for it takes memory for a message as soon as it is announced, five bytes for four mebibytes; it gives
    // no answer where it is too large, and has no patience that ends.
    private static final String NAME = "otlp";

    private static final String TYPE = "application/grpc";
    private static final HeaderName STATUS = HeaderNames.create("grpc-status");
    private static final HeaderName MESSAGE = HeaderNames.create("grpc-message");
    private static final HeaderName DETAILS = HeaderNames.create("grpc-status-details-bin");
    private static final HeaderName ENCODING = HeaderNames.create("grpc-encoding");
    private static final String OK = "0";

    private final Reception reception;
    private final Exports exports;

    GrpcExports(Reception reception, Exports exports) {
        this.reception = reception;
        this.exports = exports;
    }

    void routes(HttpRules rules) {
        String collector = "/opentelemetry.proto.collector.";
        rules.post(collector + "metrics.v1.MetricsService/Export", (in, out) -> take(in, out, Exports.Signal.METRICS))
                .post(collector + "logs.v1.LogsService/Export", (in, out) -> take(in, out, Exports.Signal.LOGS))
                .post(collector + "trace.v1.TraceService/Export", (in, out) -> take(in, out, Exports.Signal.TRACES));
    }

    private void take(ServerRequest request, ServerResponse response, Exports.Signal signal) throws IOException {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.startsWith(TYPE)) {
            response.status(Status.UNSUPPORTED_MEDIA_TYPE_415).send();
            return;
        }
        Sender sender = reception.sender(NAME, request);
        try (Body body = body(sender, request)) {
            LeftOut leftOut = exports.take(signal, Exchange.Form.PROTOBUF, sender, body);
            answer(response, Exchange.taken(Exchange.Form.PROTOBUF, signal.counter(), leftOut));
        } catch (Refusal refusal) {
            reception.refused(sender, refusal);
            refuse(response, refusal);
        }
    }

    private Body body(Sender sender, ServerRequest request) throws Refusal {
        if (!request.content().hasEntity()) {
            throw Refusal.malformed("there is no message");
        }
        List<String> encoding = request.headers().values(ENCODING);
        GrpcFrame frame = new GrpcFrame(request.content().inputStream());
        return reception.read(sender, frame, () -> frame.isPacked() ? encoding : List.of());
    }

    private static void answer(ServerResponse response, byte[] message) throws IOException {
        response.header(HeaderNames.CONTENT_TYPE, TYPE).header(HeaderNames.TRAILER, STATUS.defaultCase());
        response.trailers().set(STATUS, OK);
        try (OutputStream out = response.outputStream()) {
            out.write(ByteBuffer.allocate(5 + message.length)
                    .put((byte) 0)
                    .putInt(message.length)
                    .put(message)
                    .array());
        }
    }

    /// Without a message the status stands in the headers.
    private static void refuse(ServerResponse response, Refusal refusal) {
        response.header(HeaderNames.CONTENT_TYPE, TYPE)
                .header(STATUS, String.valueOf(Exchange.code(refusal.kind())))
                .header(MESSAGE, percent(refusal.sentence()));
        if (refusal.retryAfterSeconds() > 0) {
            response.header(DETAILS, Base64.getEncoder().withoutPadding().encodeToString(Exchange.retry(refusal)));
        }
        response.send();
    }

    /// What is not of printable ASCII with percent signs, as the specification wants it.
    private static String percent(String sentence) {
        StringBuilder text = new StringBuilder();
        for (byte next : sentence.getBytes(StandardCharsets.UTF_8)) {
            if (next >= ' ' && next <= '~' && next != '%') {
                text.append((char) next);
            } else {
                text.append("%%%02X".formatted(next & 0xff));
            }
        }
        return text.toString();
    }
}
