// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import io.helidon.webserver.http.HttpRules;
import io.vedette.server.receive.HttpIntake;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.TellingWords;
import java.util.Map;
import java.util.TreeMap;

/// `POST /hooks/json/NAME`: 204 when all is stored, else how many and why not.
final class JsonReceiver implements Receiver {
    private static final String NAME = "json";

    private final HttpIntake intake;
    private final Map<String, PieceDecoder> decoders = new TreeMap<>();

    JsonReceiver(Map<String, Mapping> mappings, Reception reception) {
        this.intake = new HttpIntake(reception, NAME);
        mappings.forEach((name, mapping) -> decoders.put(name, new PieceDecoder(mapping, reception.limits())));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        TellingWords words = new TellingWords(204);
        decoders.forEach((name, decoder) -> rules.post(
                "/hooks/json/" + name,
                (request, response) -> intake.take(
                        request, response, (body, arrival) -> decoder.decode(body, arrival.nanos()), words)));
    }
}
