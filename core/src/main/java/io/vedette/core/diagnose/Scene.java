// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Span;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What is known around an incident. Every list may be empty: what is not there is no evidence, and no
/// error.
///
/// @param symptoms what people notice; where none is named, it is looked for
/// @param edges    who calls whom; other kinds of bonds are not looked at
public record Scene(
        When when,
        List<Symptom> symptoms,
        List<Track> tracks,
        List<Edge> edges,
        List<Span> spans,
        List<LogEvent> logs,
        List<Change> changes) {
    public Scene {
        symptoms = List.copyOf(symptoms);
        tracks = tracks.stream().sorted(Track.ORDER).toList();
        edges = new TreeSet<>(edges)
                .stream().filter(edge -> edge.kind() == Edge.Kind.CALLS).toList();
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::trace)
                        .thenComparingLong(Span::nanos)
                        .thenComparing(Span::id)
                        .thenComparing(Span::entity))
                .toList();
        logs = logs.stream()
                .sorted(Comparator.comparing(LogEvent::trace)
                        .thenComparing(LogEvent::span)
                        .thenComparingLong(LogEvent::nanos)
                        .thenComparing(LogEvent::template))
                .toList();
        changes = changes.stream()
                .sorted(Comparator.comparingLong(Change::nanos)
                        .thenComparing(Change::source)
                        .thenComparing(Change::key))
                .toList();
    }

    /// Signals only.
    public static Scene of(When when, List<Track> tracks) {
        return new Scene(when, List.of(), tracks, List.of(), List.of(), List.of(), List.of());
    }
}
