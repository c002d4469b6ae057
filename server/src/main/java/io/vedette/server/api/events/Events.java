// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.events;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.Json;
import io.vedette.server.api.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// `GET /api/events?from=&to=&entity=&most=`: alerts and changes that others told; times in epoch milliseconds, the
/// last day unless it is said otherwise.
public final class Events implements HttpService {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LATEST_MS = Long.MAX_VALUE / 1_000_000L;

    /// A clock of theirs may run ahead.
    private static final long AHEAD_MS = Duration.ofMinutes(15).toMillis();

    private final Ledger ledger;
    private final InstantSource clock;
    private final Json json = new Json();

    public Events(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// An alert or a change.
    ///
    /// @param kind of a change, such as `deployment`; of an alert `firing` or `ended`
    record View(
            String about,
            String entity,
            long ms,
            String source,
            String key,
            String kind,
            String title,
            String severity,
            Map<String, String> attributes) {
        static View of(Ledger.Told told) {
            return new View(
                    told.about(),
                    told.entity(),
                    told.nanos() / 1_000_000L,
                    told.source(),
                    told.key(),
                    told.kind(),
                    told.title(),
                    told.severity(),
                    told.attributes());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/events", this::list);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        long to = query.number("to", clock.millis() + AHEAD_MS, 0, LATEST_MS);
        long from = query.number("from", Math.max(0, to - DAY_MS), 0, LATEST_MS);
        int most = (int) query.number("most", 500, 1, 5_000);
        try {
            var told = ledger.told(from * 1_000_000L, to * 1_000_000L, query.text("entity", ""), most);
            json.answer(response, Map.of("events", told.stream().map(View::of).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
