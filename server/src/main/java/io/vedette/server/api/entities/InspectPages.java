// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Subjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// `GET /api/entity/inspect?id=&from=&to=&method=`: the strangest stretches of one series. `id` names a signal
/// (`host:web-1/cpu busy`) or a series (`node_load1{instance="web-1"}`).
public final class InspectPages implements HttpService {
    private static final long WEEK_MS = 7L * 24 * 3_600_000;
    private static final long HOUR_MS = 3_600_000L;
    private static final long MS = 1_000_000L;
    private static final int MOST_NAMED = 20;

    private final Subjects subjects;
    private final History history;
    private final InstantSource clock;
    private final Json json = new Json();

    /// A look takes seconds of a processor, so they are taken one after the other.
    private final Semaphore turn = new Semaphore(1, true);

    public InspectPages(Subjects subjects, History history, InstantSource clock) {
        this.subjects = subjects;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/entity/inspect", this::inspect);
    }

    private void inspect(ServerRequest request, ServerResponse response) throws InterruptedException {
        Query query = new Query(request);
        long latest = clock.millis() + HOUR_MS;
        long to = query.number("to", clock.millis(), 0, latest);
        long from = query.number("from", Math.max(0, to - WEEK_MS), 0, to);
        turn.acquire();
        try {
            String method = query.text("method", InspectView.AUTO);
            json.answer(response, answer(query.text("id", ""), from * MS, to * MS + 1, method));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            turn.release();
        }
    }

    InspectView answer(String text, long fromNanos, long toNanos, String method) throws IOException {
        Subjects.Subject subject = subjects.find(text).orElseThrow(() -> unknown(text));
        List<Signal> signals = history.signals(subject.entity());
        Signal signal = signals.stream()
                .filter(each -> each.name().equals(subject.signal()))
                .findFirst()
                .orElseThrow(() -> unnamed(text, signals));
        History.Stretch points = history.read(subject.entity(), signal.name(), fromNanos, toNanos);
        try {
            return InspectView.of(text, signal.unit(), points.nanos(), points.values(), method);
        } catch (IllegalArgumentException cannot) {
            throw new ProblemException(new Problem(400, "Nothing to inspect", text + ": " + cannot.getMessage()));
        }
    }

    private static ProblemException unnamed(String text, List<Signal> signals) {
        String names = signals.stream().limit(MOST_NAMED).map(Signal::name).collect(Collectors.joining(", "));
        return new ProblemException(new Problem(
                400, "No signal", "%s has %d signals, name one: %s".formatted(text, signals.size(), names)));
    }

    private static ProblemException unknown(String text) {
        return new ProblemException(new Problem(
                404,
                "Unknown",
                ("nothing was heard of %s: name a signal of an entity (host:web-1/cpu busy)"
                                + " or a series (node_load1{instance=\"web-1\"}); GET /api/entities lists them")
                        .formatted(text)));
    }
}
