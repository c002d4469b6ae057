// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.topology;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.ClockGap;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars.Exemplar;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.RecordHistory;
import io.vedette.core.topology.Trace;
import io.vedette.server.api.Json;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Atlas;
import io.vedette.server.desk.Board;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `GET /api/topology?at=`, `/api/entity/edges?id=&at=`, `/api/entity/exemplars?id=` and `/api/trace?id=&at=`: times in
/// epoch milliseconds, now unless it is said otherwise.
public final class TopologyPages implements HttpService {
    private static final long LATEST_MS = Long.MAX_VALUE / 1_000_000L;

    /// Edges bear the times of their senders, whose clocks may run ahead.
    private static final long AHEAD_MS = Duration.ofMinutes(15).toMillis();

    /// How far from the moment asked for the spans of a trace are looked for.
    private static final long AROUND_MS = Duration.ofMinutes(15).toMillis();

    private static final int MOST_SPANS = 5_000;
    private static final int MOST_GAPS = 50;
    private static final int MOST_INCIDENTS = 100;
    private static final Ledger.Sought UNRESOLVED = new Ledger.Sought(Ledger.Sought.UNRESOLVED, "", Long.MAX_VALUE);

    private final Atlas atlas;
    private final Board board;
    private final Kept kept;
    private final InstantSource clock;
    private final Json json = new Json();

    public TopologyPages(Atlas atlas, Board board, Kept kept, InstantSource clock) {
        this.atlas = atlas;
        this.board = board;
        this.kept = kept;
        this.clock = clock;
    }

    /// Where traces and incidents are looked up.
    public record Kept(RecordHistory records, Ledger ledger) {}

    /// @param atMs the moment that was asked for; null for now
    record Whole(
            @Nullable Long atMs,
            List<String> nodes,
            List<StandingView> standings,
            List<LinkView> edges,
            List<GapView> clocks) {}

    /// @param state    empty where nothing is judged of it
    /// @param incident id of the one that touches it and is not resolved at that moment; else empty
    record StandingView(String entity, String state, String incident) {}

    /// @param shiftMs by how much the callee's times had to be moved the last time
    record GapView(String caller, String called, long calls, double shiftMs, double largestMs) {
        static GapView of(ClockGap gap) {
            return new GapView(
                    gap.caller(), gap.called(), gap.calls(), gap.shiftNanos() / 1e6, gap.largestNanos() / 1e6);
        }
    }

    record ExemplarView(String operation, String trace, String span, long ms, double durationMs, boolean failed) {
        static ExemplarView of(Exemplar exemplar) {
            return new ExemplarView(
                    exemplar.operation(),
                    exemplar.trace(),
                    exemplar.span(),
                    exemplar.nanos() / 1_000_000L,
                    exemplar.durationNanos() / 1e6,
                    exemplar.failed());
        }
    }

    /// @param offsetMs from the trace's begin, by one clock for all
    /// @param shiftMs  by how much it was moved for that from what its sender told
    record TraceSpanView(
            String entity,
            String operation,
            String role,
            boolean failed,
            String span,
            String parent,
            double offsetMs,
            double durationMs,
            double shiftMs) {
        static TraceSpanView of(Trace.Timed timed, long beginNanos) {
            Span span = timed.span();
            return new TraceSpanView(
                    span.entity().id(),
                    span.operation(),
                    span.role().name().toLowerCase(Locale.ROOT),
                    span.failed(),
                    span.id(),
                    span.parent(),
                    (timed.nanos() - beginNanos) / 1e6,
                    span.durationNanos() / 1e6,
                    timed.shiftNanos() / 1e6);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/topology", this::whole)
                .get("/entity/edges", this::around)
                .get("/entity/exemplars", this::exemplars)
                .get("/trace", this::trace);
    }

    private long atNanos(Query query) {
        return query.number("at", clock.millis() + AHEAD_MS, 0, LATEST_MS) * 1_000_000L;
    }

    private void whole(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        boolean past = !query.text("at", "").isEmpty();
        long at = atNanos(query);
        Map<Entity, String> troubled = past ? troubled(at) : troubled();
        List<Link> links = atlas.at(at);
        TreeSet<Entity> nodes = new TreeSet<>();
        for (Link link : links) {
            nodes.add(link.edge().from());
            nodes.add(link.edge().to());
        }
        json.answer(
                response,
                new Whole(
                        past ? at / 1_000_000L : null,
                        nodes.stream().map(Entity::id).toList(),
                        nodes.stream()
                                .map(node -> standing(node, troubled, past))
                                .flatMap(Optional::stream)
                                .toList(),
                        links.stream().map(LinkView::of).toList(),
                        atlas.gaps().stream().limit(MOST_GAPS).map(GapView::of).toList()));
    }

    /// What is known of a node by itself; nothing of one that was only told of. How it was judged is known of now
    /// only.
    private Optional<StandingView> standing(Entity entity, Map<Entity, String> troubled, boolean past) {
        String state = board.standing(entity)
                .filter(_ -> !past)
                .map(known -> known.assessment().state().name().toLowerCase(Locale.ROOT))
                .orElse("");
        String incident = troubled.getOrDefault(entity, "");
        return state.isEmpty() && incident.isEmpty()
                ? Optional.empty()
                : Optional.of(new StandingView(entity.id(), state, incident));
    }

    /// Whom unresolved incidents touch, each with the newest one. The ledger knows it after a restart, too.
    private Map<Entity, String> troubled() {
        try {
            Map<Entity, String> troubled = new HashMap<>();
            for (Incident incident : kept.ledger().incidents(UNRESOLVED, MOST_INCIDENTS)) {
                if (incident.isOpen()) {
                    incident.entities().forEach(entity -> troubled.putIfAbsent(entity, incident.id()));
                }
            }
            return troubled;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Whom incidents touched that went on at that moment, as far as their members had begun by then.
    private Map<Entity, String> troubled(long nanos) {
        try {
            Map<Entity, String> troubled = new HashMap<>();
            Ledger.Sought before = new Ledger.Sought("", "", Math.max(1, nanos) + 1);
            for (Incident incident : kept.ledger().incidents(before, MOST_INCIDENTS)) {
                if (incident.isOpen() || incident.endNanos() > nanos) {
                    for (String entity : kept.ledger().touched(incident.id(), nanos)) {
                        troubled.putIfAbsent(Entity.parse(entity), incident.id());
                    }
                }
            }
            return troubled;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void around(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        List<Link> links = atlas.around(query.entity(), atNanos(query));
        json.answer(response, Map.of("edges", links.stream().map(LinkView::of).toList()));
    }

    private void exemplars(ServerRequest request, ServerResponse response) {
        List<Exemplar> examples = atlas.exemplars(new Query(request).entity()).examples();
        json.answer(
                response,
                Map.of("exemplars", examples.stream().map(ExemplarView::of).toList()));
    }

    /// What is kept of a trace, whole only where each of its entities was in trouble or the trace is an exemplar.
    private void trace(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        long at = query.number("at", clock.millis(), 0, LATEST_MS - AROUND_MS);
        long from = Math.max(0, at - AROUND_MS) * 1_000_000L;
        try {
            List<Trace.Timed> spans = Trace.of(
                    kept.records().trace(query.text("id", ""), from, (at + AROUND_MS) * 1_000_000L, MOST_SPANS));
            long begin = spans.isEmpty() ? 0 : spans.getFirst().nanos();
            json.answer(
                    response,
                    Map.of(
                            "beginMs",
                            begin / 1_000_000L,
                            "spans",
                            spans.stream()
                                    .map(timed -> TraceSpanView.of(timed, begin))
                                    .toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
