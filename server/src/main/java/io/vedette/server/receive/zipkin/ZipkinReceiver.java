// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.TellingWords;
import io.vedette.server.receive.zipkin.ZipkinDecoder.Form;
import java.util.Locale;

/// `POST /api/v2/spans` and `/api/v1/spans`: 202 when all is stored.
final class ZipkinReceiver implements Receiver {
    private static final String NAME = "zipkin";

    private final HttpIntake intake;
    private final ZipkinDecoder decoder;

    ZipkinReceiver(Reception reception) {
        this.intake = new HttpIntake(reception, NAME);
        this.decoder = new ZipkinDecoder(reception.names(), reception.limits());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/api/v2/spans", (request, response) -> take(request, response, second(request)))
                .post("/api/v1/spans", (request, response) -> take(request, response, Form.V1_JSON));
    }

    private static Form second(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        return type.toLowerCase(Locale.ROOT).contains("protobuf") ? Form.V2_PROTO : Form.V2_JSON;
    }

    private void take(ServerRequest request, ServerResponse response, Form form) {
        intake.take(
                request,
                response,
                (body, arrival) -> decoder.decode(form, body, arrival.nanos(), arrival.peer()),
                new TellingWords(202));
    }
}
