// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.diagnose.LogEvent;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.RecordHistory;
import io.vedette.core.templates.MinerSettings;
import io.vedette.core.templates.TemplateMiner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads what is known around an incident: its entities and whom they hang together with, two hours before it began
/// until now.
///
/// - **Cost:** reads at most 60 entities, 40 signals, 2,000 spans and as many log lines of each since it began, and
/// half
/// as many from before: else there would be nothing from before of those who tell much.
public final class SceneReader {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long BEFORE_NANOS = 120 * MINUTE_NANOS;
    private static final long RECORDS_BEFORE_NANOS = 40 * MINUTE_NANOS;

    /// Later than this after its beginning, an incident says little more of its cause.
    private static final long AFTER_NANOS = 30 * MINUTE_NANOS;

    private static final int MOST_ENTITIES = 60;
    private static final int MOST_SIGNALS = 40;
    private static final int MOST_RECORDS = 2_000;
    private static final int MOST_CHANGES = 500;
    private static final int HOPS = 3;
    private static final int TRACES_EACH = 10;
    private static final int MOST_TRACES = 20;

    private final History history;
    private final RecordHistory records;
    private final Ledger ledger;
    private final Atlas atlas;

    public SceneReader(History history, RecordHistory records, Ledger ledger, Atlas atlas) {
        this.history = history;
        this.records = records;
        this.ledger = ledger;
        this.atlas = atlas;
    }

    /// @param nowNanos what came later is not looked at
    Scene read(Incident incident, long nowNanos) throws IOException {
        long start = incident.startNanos();
        long end = Math.min(incident.isOpen() ? nowNanos : incident.endNanos(), start + AFTER_NANOS);
        List<Edge> edges = atlas.at(start).stream().map(link -> link.edge()).toList();
        Set<Entity> entities = near(together(incident, end), edges);
        List<Track> tracks = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        List<LogEvent> logs = new ArrayList<>();
        for (Entity entity : entities) {
            tracks.addAll(tracks(entity, start - BEFORE_NANOS, end));
            spans.addAll(records.spans(entity, start - RECORDS_BEFORE_NANOS, start, MOST_RECORDS / 2));
            spans.addAll(records.spans(entity, start, end, MOST_RECORDS));
            List<LogLine> lines =
                    new ArrayList<>(records.lines(entity, start - RECORDS_BEFORE_NANOS, start, MOST_RECORDS / 2));
            lines.addAll(records.lines(entity, start, end, MOST_RECORDS));
            logs.addAll(logs(lines));
        }
        When when = new When(start, false, end, List.of());
        List<Change> changes = changes(start - BEFORE_NANOS, end, entities);
        List<Edge> between = edges.stream()
                .filter(edge -> entities.contains(edge.from()) && entities.contains(edge.to()))
                .toList();
        return new Scene(when, List.of(), tracks, between, spans, logs, changes);
    }

    /// Those in trouble, and whoever took part in their latest requests: edges are only told of after a minute or two.
    private Set<Entity> together(Incident incident, long end) throws IOException {
        Set<Entity> found = new LinkedHashSet<>(incident.entities());
        Set<String> traces = new LinkedHashSet<>();
        for (Entity entity : incident.entities().stream().limit(MOST_ENTITIES).toList()) {
            records.spans(entity, incident.startNanos() - RECORDS_BEFORE_NANOS, end, TRACES_EACH)
                    .forEach(span -> traces.add(span.trace()));
        }
        for (String trace : traces.stream().limit(MOST_TRACES).toList()) {
            records.trace(trace, incident.startNanos() - RECORDS_BEFORE_NANOS, end, MOST_RECORDS)
                    .forEach(span -> found.add(span.entity()));
        }
        return found;
    }

    /// These, then whom they call and run on, then who calls them.
    private static Set<Entity> near(Set<Entity> begin, List<Edge> edges) {
        Set<Entity> found = new LinkedHashSet<>(begin);
        Set<Entity> rim = found;
        for (int hop = 0; hop < HOPS; hop++) {
            Set<Entity> next = new TreeSet<>();
            for (Edge edge : edges) {
                if (rim.contains(edge.from())) {
                    next.add(edge.to());
                }
                if (hop == 0 && rim.contains(edge.to())) {
                    next.add(edge.from());
                }
            }
            next.removeAll(found);
            found.addAll(next);
            rim = next;
        }
        Set<Entity> bounded = new LinkedHashSet<>();
        found.stream().limit(MOST_ENTITIES).forEach(bounded::add);
        return bounded;
    }

    private List<Track> tracks(Entity entity, long from, long to) throws IOException {
        List<Track> tracks = new ArrayList<>();
        for (Signal signal :
                history.signals(entity).stream().limit(MOST_SIGNALS).toList()) {
            History.Stretch stretch = history.read(entity, signal.name(), from, to);
            Track.Kind kind = SignalKinds.of(signal);
            double[] values = kind == Track.Kind.FAILURES
                    ? Arrays.stream(stretch.values())
                            .map(percent -> percent / 100)
                            .toArray()
                    : stretch.values();
            tracks.add(Track.of(entity, signal, kind, stretch.nanos(), values));
        }
        return tracks;
    }

    /// By their templates, which are those of these lines only.
    private static List<LogEvent> logs(List<LogLine> lines) {
        TemplateMiner miner = new TemplateMiner(MinerSettings.DEFAULT);
        int[] ids = lines.stream().mapToInt(line -> miner.add(line.text())).toArray();
        miner.settle();
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            LogLine line = lines.get(i);
            String template =
                    miner.template(miner.current(ids[i])).map(Object::toString).orElse(line.text());
            SortedMap<String, String> rest = new TreeMap<>(line.attributes());
            String trace = rest.getOrDefault("trace_id", "");
            String span = rest.getOrDefault("span_id", "");
            rest.remove("trace_id");
            rest.remove("span_id");
            events.add(new LogEvent(
                    line.entity(), line.nanos(), trace, span, template, line.severity(), line.text(), rest));
        }
        return events;
    }

    private List<Change> changes(long from, long to, Set<Entity> entities) throws IOException {
        return ledger.told("change", from, to, "", MOST_CHANGES).stream()
                .map(told -> new Change(
                        Entity.parse(told.entity()),
                        told.nanos(),
                        told.source(),
                        told.key(),
                        told.kind(),
                        told.title(),
                        told.attributes()))
                .filter(change -> entities.contains(change.entity()))
                .toList();
    }
}
