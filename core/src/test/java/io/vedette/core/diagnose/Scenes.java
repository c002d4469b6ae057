// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Small planted incidents: a shop calls orders, orders call a database; an hour of values every ten seconds, and it
/// begins ten minutes before the end.
final class Scenes {
    static final long SECOND = 1_000_000_000L;
    static final int ROWS = 360;
    static final int ONSET = 300;
    static final Entity SHOP = service("shop");
    static final Entity ORDERS = service("orders");
    static final Entity DATABASE = service("database");
    static final Entity MAIL = service("mail");

    final List<Track> tracks = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>(List.of(calls(SHOP, ORDERS), calls(ORDERS, DATABASE), calls(SHOP, MAIL)));
    final List<Span> spans = new ArrayList<>();
    final List<LogEvent> logs = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Symptom> symptoms = new ArrayList<>();
    When when = new When(ONSET * 10 * SECOND, true, ROWS * 10 * SECOND, List.of());

    static Entity service(String name) {
        return new Entity("service", name);
    }

    static Edge calls(Entity from, Entity to) {
        return new Edge(from, Edge.Kind.CALLS, to);
    }

    /// Latencies of all four; from the onset on those of the slow one and its callers are longer.
    static Scenes latencies(double extra) {
        var scene = new Scenes();
        scene.track(SHOP, Track.Kind.LATENCY, 0.3, 0.01, extra);
        scene.track(ORDERS, Track.Kind.LATENCY, 0.2, 0.01, extra);
        scene.track(DATABASE, Track.Kind.LATENCY, 0.1, 0.005, extra);
        scene.track(MAIL, Track.Kind.LATENCY, 0.05, 0.005, 0);
        for (Entity entity : List.of(SHOP, ORDERS, DATABASE, MAIL)) {
            scene.track(entity, Track.Kind.REQUESTS, 100, 3, 0);
            scene.track(entity, Track.Kind.CPU, 30, 2, 0);
        }
        scene.symptoms.add(new Symptom(SHOP, Track.Kind.LATENCY));
        return scene;
    }

    void track(Entity entity, Track.Kind kind, double level, double spread, double extra) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(entity.hashCode() * 31L + kind.ordinal());
        long[] times = new long[ROWS];
        double[] values = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            times[i] = i * 10 * SECOND;
            values[i] = level + spread * random.nextGaussian() + (i >= ONSET ? extra : 0);
        }
        String unit = kind == Track.Kind.CPU ? "%" : kind == Track.Kind.LATENCY ? "s" : "";
        tracks.add(Track.of(entity, new Signal(kind.name().toLowerCase(Locale.ROOT), unit), kind, times, values));
    }

    /// A request every second: the shop calls orders, orders call the database; the log says what was done.
    ///
    /// @param skew added to the database's clock
    Scenes requests(long extraNanos, Entity slow, long skew) {
        for (int i = 0; i < ROWS; i++) {
            long start = i * 10 * SECOND;
            long jitter = (i * 7919L % 13) * 300_000L;
            long late = i >= ONSET ? extraNanos : 0;
            long database = 20_000_000 + jitter + (slow.equals(DATABASE) ? late : 0);
            long way = 2_000_000;
            long orders = database + way + 30_000_000 + (slow.equals(ORDERS) ? late : 0);
            long shop = orders + way + 10_000_000;
            String trace = "t%04d".formatted(i);
            span(trace, "a", "", SHOP, "GET /", start, shop);
            span(trace, "b", "a", SHOP, "HTTP GET", start + 1_000_000, orders + way);
            span(trace, "c", "b", ORDERS, "GET /orders", start + 2_000_000, orders);
            span(trace, "d", "c", ORDERS, "QUERY", start + 3_000_000, database + way);
            span(trace, "e", "d", DATABASE, "SELECT", start + 4_000_000 + skew, database);
        }
        return this;
    }

    void span(String trace, String id, String parent, Entity entity, String operation, long start, long length) {
        span(new String[] {trace, id, parent, ""}, entity, operation, start, length);
    }

    /// @param ids of trace, span and parent, and the peer
    void span(String[] ids, Entity entity, String operation, long start, long length) {
        Span.Role role = ids[3].isEmpty() ? Span.Role.INTERNAL : Span.Role.CLIENT;
        spans.add(new Span(
                entity,
                start,
                length,
                ids[0],
                ids[1],
                ids[2],
                operation,
                role,
                false,
                ids[3],
                Collections.emptySortedMap()));
    }

    Scenes lines(boolean breaks) {
        for (int i = 0; i < ROWS; i++) {
            String trace = "t%04d".formatted(i);
            long start = i * 10 * SECOND + 2_500_000;
            boolean broken = breaks && i >= ONSET;
            logs.add(new LogEvent(ORDERS, start, trace, "c", "order read"));
            if (!broken) {
                logs.add(new LogEvent(ORDERS, start + 1000, trace, "c", "order priced"));
            }
            logs.add(new LogEvent(SHOP, start + 2000, trace, "a", broken ? "order failed" : "order shown"));
        }
        return this;
    }

    static Change change(Entity entity, long nanos, String title) {
        return new Change(entity, nanos, "ci", title, "deployment", title, Collections.emptySortedMap());
    }

    Scene scene() {
        return new Scene(when, symptoms, tracks, edges, spans, logs, changes);
    }
}
