// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// The three export services of gRPC. Messages are read and written as bytes: the decoders are those of HTTP.
///
/// - **State:** safe for many threads.
final class GrpcExports {
    private static final String NAME = "otlp";
    private static final Metadata.Key<String> AGENT = Metadata.Key.of("user-agent", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final Reception reception;
    private final Exports exports;

    GrpcExports(Reception reception, Exports exports) {
        this.reception = reception;
        this.exports = exports;
    }

    List<ServerServiceDefinition> services() {
        return List.of(
                service("opentelemetry.proto.collector.metrics.v1.MetricsService", Exports.Signal.METRICS),
                service("opentelemetry.proto.collector.logs.v1.LogsService", Exports.Signal.LOGS),
                service("opentelemetry.proto.collector.trace.v1.TraceService", Exports.Signal.TRACES));
    }

    private ServerServiceDefinition service(String name, Exports.Signal signal) {
        MethodDescriptor<InputStream, InputStream> export = MethodDescriptor.<InputStream, InputStream>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(name, "Export"))
                .setRequestMarshaller(new AsItIs())
                .setResponseMarshaller(new AsItIs())
                .build();
        return ServerServiceDefinition.builder(name)
                .addMethod(export, (call, headers) -> {
                    call.request(1);
                    return new Listening(call, sender(call, headers), signal);
                })
                .build();
    }

    private Sender sender(ServerCall<?, ?> call, Metadata headers) {
        String address = Optional.ofNullable(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
                .map(peer -> peer instanceof InetSocketAddress socket ? socket.getHostString() : peer.toString())
                .orElse("grpc");
        return reception.sender(
                NAME, address, Optional.ofNullable(headers.get(AGENT)).orElse(""));
    }

    /// Leaves a message's bytes to whoever counts them while reading.
    private static final class AsItIs implements MethodDescriptor.Marshaller<InputStream> {
        @Override
        public InputStream stream(InputStream message) {
            return message;
        }

        @Override
        public InputStream parse(InputStream message) {
            return message;
        }
    }

    private final class Listening extends ServerCall.Listener<InputStream> {
        private final ServerCall<InputStream, InputStream> call;
        private final Sender sender;
        private final Exports.Signal signal;
        private boolean answered;

        Listening(ServerCall<InputStream, InputStream> call, Sender sender, Exports.Signal signal) {
            this.call = call;
            this.sender = sender;
            this.signal = signal;
        }

        /// The library says so of a caller that went away, and of a message that it cannot read; the latter waits.
        @Override
        public void onCancel() {
            if (!answered && !call.isCancelled()) {
                refuse(new Refusal(
                        Refusal.Kind.TOO_LARGE, "the message is larger than 4 MiB, or cannot be unpacked"));
            }
        }

        /// The caller has said all it will say.
        @Override
        public void onHalfClose() {
            if (!answered) {
                refuse(Refusal.malformed("there is no whole message"));
            }
        }

        @Override
        public void onMessage(InputStream message) {
            answered = true;
            try (Body body = reception.read(sender, message, List.of())) {
                LeftOut leftOut = exports.take(signal, Exchange.Form.PROTOBUF, sender, body);
                byte[] answer = Exchange.taken(Exchange.Form.PROTOBUF, signal.counter(), leftOut);
                call.sendHeaders(new Metadata());
                call.sendMessage(new ByteArrayInputStream(answer));
                call.close(Status.OK, new Metadata());
            } catch (Refusal refusal) {
                refuse(refusal);
            }
        }

        private void refuse(Refusal refusal) {
            answered = true;
            reception.refused(sender, refusal);
            Metadata trailers = new Metadata();
            if (refusal.retryAfterSeconds() > 0) {
                trailers.put(DETAILS, Exchange.retry(refusal));
            }
            call.close(
                    Status.fromCodeValue(Exchange.code(refusal.kind())).withDescription(refusal.sentence()), trailers);
        }
    }
}
