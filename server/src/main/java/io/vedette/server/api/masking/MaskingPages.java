// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.masking;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.vedette.server.api.Json;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `GET /api/masking`: what is looked for, and how much of it was found since the start. Never the values.
public final class MaskingPages implements HttpService {
    private final Masking masking;
    private final MaskingSettings settings;
    private final Json json = new Json();

    public MaskingPages(Masking masking, MaskingSettings settings) {
        this.masking = masking;
        this.settings = settings;
    }

    /// @param on     kinds that are looked for; `own` stands for the settings' patterns
    /// @param masked how many secrets, by kind and receiver
    record Page(Map<String, Boolean> on, List<Count> masked) {}

    /// @param count since the start
    record Count(String kind, String receiver, long count) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/masking", (_, response) -> json.answer(response, new Page(on(), masked())));
    }

    private Map<String, Boolean> on() {
        return new TreeMap<>(Map.of(
                "email",
                settings.email(),
                "ip",
                settings.ip(),
                "card",
                settings.card(),
                "token",
                settings.token(),
                "own",
                !settings.own().isEmpty()));
    }

    private List<Count> masked() {
        return masking.counts().entrySet().stream()
                .flatMap(receiver -> receiver.getValue().entrySet().stream()
                        .map(kind -> new Count(kind.getKey(), receiver.getKey(), kind.getValue())))
                .toList();
    }
}
