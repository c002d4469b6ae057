// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;

/// `POST /v1/metrics`, `/v1/logs` and `/v1/traces`, and the same three by gRPC on the same port.
final class OtlpReceiver implements Receiver {
    private static final String NAME = "otlp";

    private final Reception reception;
    private final Exports exports;

    OtlpReceiver(Reception reception) {
        this.reception = reception;
        this.exports = new Exports(reception);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/v1/metrics", (request, response) -> take(request, response, Exports.Signal.METRICS))
                .post("/v1/logs", (request, response) -> take(request, response, Exports.Signal.LOGS))
                .post("/v1/traces", (request, response) -> take(request, response, Exports.Signal.TRACES));
        new GrpcExports(reception, exports).routes(rules);
    }

    private void take(ServerRequest request, ServerResponse response, Exports.Signal signal) {
        Sender sender = reception.sender(NAME, request);
        Exchange.Form form = Exchange.Form.JSON;
        try {
            form = Exchange.Form.of(
                    request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""));
            try (Body body = reception.read(sender, request)) {
                LeftOut leftOut = exports.take(signal, form, sender, body);
                response.status(Status.OK_200)
                        .header(HeaderNames.CONTENT_TYPE, form.type())
                        .send(Exchange.taken(form, signal.counter(), leftOut));
            }
        } catch (Refusal refusal) {
            reception.refused(sender, refusal);
            if (refusal.retryAfterSeconds() > 0) {
                response.header(HeaderNames.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
            }
            response.status(Status.create(refusal.status()))
                    .header(HeaderNames.CONTENT_TYPE, form.type())
                    .send(Exchange.refused(form, refusal));
        }
    }
}
