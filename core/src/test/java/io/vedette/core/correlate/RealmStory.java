// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Recalled;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What comes to [Correlate], told in seconds, and what it makes of it.
final class RealmStory {
    static final long SECOND = 1_000_000_000L;

    private final Correlate correlate;
    private Operator.Memory<Lead, Case> memory;
    final List<IncidentEvent> told = new ArrayList<>();
    final Map<String, Incident> latest = new LinkedHashMap<>();

    RealmStory() {
        this(CorrelateSettings.DEFAULT);
    }

    RealmStory(CorrelateSettings settings) {
        correlate = new Correlate(settings);
        memory = correlate.begin("realm");
    }

    static Entity service(String name) {
        return new Entity("service", name);
    }

    static Anomaly anomaly(Entity entity, Anomaly.Phase phase, long start, long at, double surprise) {
        Contribution load = new Contribution("latency", "s", 1, surprise, new Range(0, 1), new Range(0, 1));
        return new Anomaly(
                Anomaly.idOf(entity, Anomaly.Kind.UNUSUAL, start * SECOND),
                entity,
                Anomaly.Kind.UNUSUAL,
                phase,
                start * SECOND,
                at * SECOND,
                new Evidence(surprise, "%s: surprise %s.".formatted(entity.name(), surprise), List.of(load)));
    }

    static Alert alert(Entity entity, String key, boolean firing, long at) {
        return new Alert(
                entity, at * SECOND, "alertmanager", key, key + " fires", Severity.ERROR, firing, new TreeMap<>());
    }

    static Change change(Entity entity, String kind, String key, long at, Map<String, String> attributes) {
        return new Change(entity, at * SECOND, "ci", key, kind, "v" + key, new TreeMap<>(attributes));
    }

    RealmStory hear(Lead... leads) {
        for (Lead lead : leads) {
            memory.on(lead, this::keep);
        }
        return this;
    }

    RealmStory calls(String from, String to) {
        return hear(Link.seen(new Edge(service(from), Edge.Kind.CALLS, service(to)), 0));
    }

    RealmStory say(long at, Verdict.Kind kind, String incident, String subject) {
        return hear(new Verdict(service("any"), at * SECOND, incident, kind, subject, "anna", ""));
    }

    RealmStory reach(long second) {
        if (memory.wakeAt() <= second * SECOND) {
            memory.wake(second * SECOND, this::keep);
        }
        return this;
    }

    RealmStory restart() throws IOException {
        var bytes = new ByteArrayOutputStream();
        memory.save(new DataOutputStream(bytes));
        return takeUp(bytes.toByteArray());
    }

    RealmStory takeUp(byte[] saved) throws IOException {
        memory = correlate.restore("realm", new DataInputStream(new ByteArrayInputStream(saved)));
        return this;
    }

    List<Incident> recalled() {
        List<Incident> recalled = new ArrayList<>();
        memory.recall(heard -> recalled.add(((Recalled) heard).incident()));
        return recalled;
    }

    long wakeAt() {
        return memory.wakeAt();
    }

    private void keep(Case heard) {
        IncidentEvent event = (IncidentEvent) heard;
        told.add(event);
        latest.put(event.incident().id(), event.incident());
    }

    List<String> words() {
        return told.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    /// Those that are not over.
    List<Incident> open() {
        return latest.values().stream().filter(Incident::isOpen).toList();
    }
}
