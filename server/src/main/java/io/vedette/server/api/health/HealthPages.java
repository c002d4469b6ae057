// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.health;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.EntityState;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.ask.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `GET /healthz`, `/readyz`, `/api/status`, `/metrics`.
public final class HealthPages implements HttpService {
    /// An engine this many batches behind the Journal is catching up, and what it says is of yesterday.
    private static final long READY_LAG = 1_000;

    private final Vitals vitals;
    private final Metrics metrics;
    private final String version;
    private final InstantSource clock;
    private final Json json = new Json();

    public HealthPages(Vitals vitals, String version, InstantSource clock) {
        this.vitals = vitals;
        this.metrics = new Metrics(vitals);
        this.version = version;
        this.clock = clock;
    }

    /// How Vedette is, for its own pages.
    record Status(
            String version,
            String sentence,
            long startedMs,
            long nowMs,
            long taken,
            Map<String, Long> rejected,
            Map<String, Long> dropped,
            long reordered,
            long stragglers,
            long lag,
            List<SourceView> sources,
            Map<String, Long> storeBytes,
            Map<String, String> complaints) {}

    record SourceView(String name, String kind, boolean up, long lastMs, long samples, String remark) {
        static SourceView of(Source.Status status) {
            return new SourceView(
                    status.name(),
                    status.kind(),
                    status.up(),
                    status.lastNanos() / 1_000_000L,
                    status.samples(),
                    status.remark());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/healthz", (_, response) -> json.answer(response, Map.of("status", "alive")))
                .get("/readyz", this::ready)
                .get("/api/status", this::status)
                .get("/metrics", metrics::answer);
    }

    private void ready(ServerRequest request, ServerResponse response) {
        long lag = lag();
        if (lag > READY_LAG) {
            json.answer(
                    response, new Problem(503, "Catching up", lag + " batches of the journal are still to be read"));
        } else {
            json.answer(response, Map.of("status", "ready"));
        }
    }

    private void status(ServerRequest request, ServerResponse response) {
        json.answer(
                response,
                new Status(
                        version,
                        sentence(),
                        vitals.startedMs(),
                        clock.millis(),
                        vitals.inlet().taken(),
                        vitals.inlet().rejected(),
                        vitals.board().drops(),
                        vitals.board().reordered(),
                        vitals.board().stragglers(),
                        lag(),
                        vitals.sources().stream()
                                .map(source -> SourceView.of(source.status()))
                                .toList(),
                        vitals.bytes().get(),
                        vitals.health().current()));
    }

    private long lag() {
        return Math.max(0, vitals.journal().newest() - vitals.engine().position());
    }

    private String sentence() {
        long all = vitals.board().standings().size();
        long anomalous = count(EntityState.ANOMALOUS);
        long silent = count(EntityState.SILENT);
        long learning = count(EntityState.LEARNING);
        if (all == 0) {
            return "Nothing was heard yet.";
        }
        String trouble = anomalous + silent == 0
                ? "Nothing unusual"
                : "%d of %d unusual".formatted(anomalous + silent, all)
                        + (silent > 0 ? " (%d silent)".formatted(silent) : "");
        return trouble + (learning > 0 ? "; %d still learning.".formatted(learning) : ".");
    }

    private long count(EntityState state) {
        return vitals.board().standings().stream()
                .filter(standing -> standing.assessment().state() == state)
                .count();
    }
}
