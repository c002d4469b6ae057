// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Board;
import io.vedette.server.desk.Retrospect;
import io.vedette.server.desk.School;
import io.vedette.server.desk.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `GET /api/entities`, `/api/entity?id=`, `/api/entity/chart?id=&from=&to=&points=&signals=`,
/// `/api/live`.
public final class Entities implements HttpService {
    private static final long HOUR_MS = 3_600_000L;
    private static final long FARTHEST_MS = 31L * 24 * HOUR_MS;
    private static final int MOST_INCIDENTS = 200;
    private static final int MOST_SIGNALS = 1_000;

    /// A stream that nobody reads is found out at the next word; the page opens a new one.
    private static final int LIVE_SECONDS = 3_600;

    private final Board board;
    private final School school;
    private final Retrospect retrospect;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Json json = new Json();

    public Entities(Board board, School school, Retrospect retrospect, Ledger ledger, InstantSource clock) {
        this.board = board;
        this.school = school;
        this.retrospect = retrospect;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/entities", this::list)
                .get("/entity", this::one)
                .get("/entity/chart", this::chart)
                .get("/live", this::live);
    }

    private void list(ServerRequest request, ServerResponse response) {
        List<EntityView> entities = board.standings().stream().map(this::view).toList();
        json.answer(response, Map.of("changes", board.changes(), "entities", entities));
    }

    private EntityView view(Standing standing) {
        Entity entity = standing.assessment().entity();
        return EntityView.of(standing, school.activity(entity), board.open(entity));
    }

    private void one(ServerRequest request, ServerResponse response) {
        Entity entity = new Query(request).entity();
        EntityView view = board.standing(entity).map(this::view).orElseThrow(() -> unknown(entity));
        json.answer(response, view);
    }

    private void chart(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        Entity entity = query.entity();
        long now = clock.millis();
        long to = query.number("to", now, 0, now + HOUR_MS);
        long from = query.number("from", to - HOUR_MS, Math.max(0, to - FARTHEST_MS), to);
        int points = (int) query.number("points", 600, 10, 4_000);
        int signals = (int) query.number("signals", MOST_SIGNALS, 0, MOST_SIGNALS);
        try {
            Retrospect.Past past = retrospect.past(entity, from * 1_000_000L, to * 1_000_000L + 1, points);
            if (past.signals().isEmpty()) {
                throw unknown(entity);
            }
            json.answer(response, Chart.of(past, from, to, signals, spells(entity, from, to)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Chart.Spell> spells(Entity entity, long from, long to) throws IOException {
        Ledger.Sought sought = new Ledger.Sought("", entity.id(), Long.MAX_VALUE);
        return ledger.incidents(sought, MOST_INCIDENTS).stream()
                .flatMap(Incident::anomalies)
                .filter(anomaly -> anomaly.entity().equals(entity))
                .map(Entities::spell)
                .filter(spell -> spell.startMs() <= to && (spell.endMs() == null || spell.endMs() >= from))
                .toList();
    }

    private static Chart.Spell spell(Anomaly anomaly) {
        return new Chart.Spell(
                anomaly.id(),
                anomaly.kind().name().toLowerCase(Locale.ROOT),
                anomaly.startNanos() / 1_000_000L,
                anomaly.phase() == Anomaly.Phase.ENDED ? anomaly.nanos() / 1_000_000L : null,
                anomaly.evidence().sentence(),
                anomaly.evidence().surprise());
    }

    private static ProblemException unknown(Entity entity) {
        return new ProblemException(new Problem(
                404,
                "Unknown entity",
                "nothing was heard of %s; GET /api/entities lists what is known".formatted(entity)));
    }

    /// Tells the page, at most once a second, that there is something new; what it is, the page then asks for.
    private void live(ServerRequest request, ServerResponse response) throws InterruptedException {
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            long told = -1;
            for (int second = 0; second < LIVE_SECONDS; second++) {
                long changes = board.changes();
                if (changes != told || second % 15 == 0) {
                    sink.emit(SseEvent.create(Long.toString(changes)));
                    told = changes;
                }
                Thread.sleep(1_000);
            }
        }
    }
}
