// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.TellingWords;
import java.util.List;
import java.util.Locale;

/// `POST /loki/api/v1/push`: 204 when all is stored, 400 with a sentence when a part could not be.
final class LokiReceiver implements Receiver {
    private static final String NAME = "loki";

    private final HttpIntake intake;
    private final LokiDecoder decoder;

    LokiReceiver(Reception reception) {
        this.intake = new HttpIntake(reception, NAME);
        this.decoder = new LokiDecoder(new LogLines(reception.names(), reception.limits()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/loki/api/v1/push", this::push);
    }

    /// Clients pack protobuf with Snappy and do not say so in a header.
    private void push(ServerRequest request, ServerResponse response) {
        TellingWords words = new TellingWords(204);
        if (isJson(request)) {
            intake.take(request, response, (body, arrival) -> decoder.json(body, arrival.peer()), words);
        } else {
            intake.take(
                    request,
                    response,
                    List.of("snappy"),
                    (body, arrival) -> decoder.proto(body, arrival.peer()),
                    words);
        }
    }

    private static boolean isJson(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("json");
    }
}
