// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.records;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.RecordHistory;
import io.vedette.server.api.Json;
import io.vedette.server.api.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// `GET /api/entity/logs?id=&from=&to=&most=` and `GET /api/entity/spans?id=&from=&to=&most=`: times in epoch
/// milliseconds, the last hour unless it is said otherwise.
public final class Records implements HttpService {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long LATEST_MS = Long.MAX_VALUE / 1_000_000L;

    /// A clock of theirs may run ahead.
    private static final long AHEAD_MS = Duration.ofMinutes(15).toMillis();

    private final RecordHistory records;
    private final InstantSource clock;
    private final Json json = new Json();

    public Records(RecordHistory records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /// @param severity lower case; `none` where nobody said
    /// @param trace    id of the trace that the line belongs to; empty where its sender told none
    record LineView(long ms, String severity, String text, String trace, Map<String, String> attributes) {
        static LineView of(LogLine line) {
            Map<String, String> told = line.attributes();
            return new LineView(
                    line.nanos() / 1_000_000L,
                    line.severity().name().toLowerCase(Locale.ROOT),
                    line.text(),
                    told.getOrDefault("trace_id", told.getOrDefault("traceId", told.getOrDefault("trace.id", ""))),
                    told);
        }
    }

    record SpanView(
            long ms,
            double durationMs,
            String operation,
            String role,
            boolean failed,
            String trace,
            String span,
            String parent,
            String peer,
            Map<String, String> attributes) {
        static SpanView of(Span span) {
            return new SpanView(
                    span.nanos() / 1_000_000L,
                    span.durationNanos() / 1e6,
                    span.operation(),
                    span.role().name().toLowerCase(Locale.ROOT),
                    span.failed(),
                    span.trace(),
                    span.id(),
                    span.parent(),
                    span.peer(),
                    span.attributes());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/entity/logs", this::lines).get("/entity/spans", this::spans);
    }

    /// What is asked for, checked.
    private record Asked(Query query, long fromNanos, long toNanos, int most) {}

    private Asked asked(ServerRequest request) {
        Query query = new Query(request);
        long to = query.number("to", clock.millis() + AHEAD_MS, 0, LATEST_MS);
        long from = query.number("from", Math.max(0, to - HOUR_MS - AHEAD_MS), 0, LATEST_MS);
        int most = (int) query.number("most", 200, 1, 5_000);
        return new Asked(query, from * 1_000_000L, to * 1_000_000L, most);
    }

    private void lines(ServerRequest request, ServerResponse response) {
        Asked asked = asked(request);
        try {
            var lines = records.lines(asked.query().entity(), asked.fromNanos(), asked.toNanos(), asked.most());
            json.answer(
                    response, Map.of("lines", lines.stream().map(LineView::of).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void spans(ServerRequest request, ServerResponse response) {
        Asked asked = asked(request);
        try {
            var spans = records.spans(asked.query().entity(), asked.fromNanos(), asked.toNanos(), asked.most());
            json.answer(
                    response, Map.of("spans", spans.stream().map(SpanView::of).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
