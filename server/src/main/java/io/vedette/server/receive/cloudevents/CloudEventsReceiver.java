// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.cloudevents;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.TellingWords;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `POST /cloudevents`: 204 when all is stored. The content type tells the three modes apart.
final class CloudEventsReceiver implements Receiver {
    private static final String NAME = "cloudevents";

    private final HttpIntake intake;
    private final EventDecoder decoder;

    CloudEventsReceiver(Reception reception) {
        this.intake = new HttpIntake(reception, NAME);
        this.decoder = new EventDecoder(reception.names(), reception.limits());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        rules.post("/cloudevents", this::take)
                .options(
                        "/cloudevents",
                        (_, response) -> HttpIntake.nothing(
                                response.header(HeaderNames.create("WebHook-Allowed-Origin"), "*"), 200));
    }

    private void take(ServerRequest request, ServerResponse response) {
        String type =
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        TellingWords words = new TellingWords(204);
        if (type.startsWith("application/cloudevents")) {
            intake.take(request, response, decoder::structured, words);
        } else {
            Map<String, String> attributes = attributes(request);
            boolean json = type.contains("json");
            intake.take(request, response, (body, arrival) -> decoder.binary(body, attributes, json, arrival), words);
        }
    }

    private static Map<String, String> attributes(ServerRequest request) {
        Map<String, String> attributes = new TreeMap<>();
        for (Header header : request.headers()) {
            String name = header.headerName().lowerCase();
            if (name.startsWith("ce-")) {
                attributes.put(name.substring(3), plain(header.get()));
            }
        }
        return attributes;
    }

    /// Header values are written with percent signs where they are not ASCII.
    private static String plain(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return value;
        }
    }
}
