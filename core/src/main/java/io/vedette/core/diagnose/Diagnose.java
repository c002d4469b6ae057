// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// From a scene to a diagnosis. One way for all kinds of evidence: each channel says what it can, or
/// nothing.
///
/// - **Cost:** O(values log values) a signal, and what [SpanFlow] and [LogFlow] say.
/// - **State:** none; the same scene gives the same diagnosis.
public final class Diagnose {
    private final DiagnoseSettings settings;

    public Diagnose(DiagnoseSettings settings) {
        this.settings = settings;
    }

    public Diagnosis of(Scene scene) {
        OptionalLong onset = Onset.find(scene.when(), scene.tracks(), settings);
        if (onset.isEmpty()) {
            return Diagnosis.silent(
                    0,
                    "Not enough evidence: nobody said when it began, and no signal has enough values to tell.",
                    List.of("signals with at least 20 values before and after it began"));
        }
        Windows windows = Windows.of(scene.when(), onset.getAsLong(), first(scene), settings);
        List<Excess> excesses = scene.tracks().stream()
                .map(track -> Excess.of(track, windows, settings))
                .toList();
        var calls = new Calls(scene.edges());
        var blames = new ArrayList<Blame>(new Resources(windows, settings).blames(excesses));
        var flow = new MetricFlow(excesses, calls, windows, settings);
        List<Symptom> symptoms = scene.symptoms().isEmpty() ? flow.symptoms() : scene.symptoms();
        symptoms.forEach(symptom -> blames.addAll(flow.blames(symptom)));
        traces(scene, windows, calls, blames);
        List<Ranking.Suspect> suspects =
                Ranking.of(blames, new Changes(windows, settings).near(scene.changes(), calls, symptoms));
        Diagnosis plain = new Report(scene, windows, calls, excesses, settings).write(suspects, symptoms);
        return new DrillDown(scene, windows, calls, settings).into(plain);
    }

    private static long first(Scene scene) {
        LongStream tracks = scene.tracks().stream()
                .filter(track -> track.nanos().length > 0)
                .mapToLong(track -> track.nanos()[0]);
        LongStream spans = scene.spans().stream().mapToLong(Span::nanos);
        LongStream lines = scene.logs().stream().mapToLong(LogEvent::nanos);
        return LongStream.concat(tracks, spans)
                .min()
                .orElseGet(() -> lines.min().orElse(Long.MAX_VALUE));
    }

    private void traces(Scene scene, Windows windows, Calls calls, List<Blame> blames) {
        List<Traces.Node> roots = Traces.roots(scene.spans()).stream()
                .sorted(Comparator.comparingLong(
                        (Traces.Node root) -> root.span().nanos()))
                .toList();
        List<Traces.Node> healthyRoots = roots.stream()
                .filter(root -> windows.isHealthy(root.span().nanos()))
                .toList();
        List<Traces.Node> incidentRoots = roots.stream()
                .filter(root -> windows.incident().contains(root.span().nanos()))
                .toList();
        if (healthyRoots.isEmpty() || incidentRoots.isEmpty()) {
            return;
        }
        List<Request> healthy = healthyRoots.stream().map(Request::of).toList();
        List<Request> incident = incidentRoots.stream().map(Request::of).toList();
        incident.forEach(request -> request.ways()
                .forEach(way -> calls.add(way.call().from(), way.call().to())));
        var spans = new SpanFlow(healthy, settings);
        long since = windows.incident().from();
        blames.addAll(spans.blames(incident, SpanFlow.least(healthy, settings), since));
        var logs = Steps.bySpan(scene.logs());
        var way = new LogFlow(spans, spans.unit(incident), settings);
        blames.addAll(way.blames(
                healthyRoots.stream().map(root -> Steps.of(root, logs)).toList(),
                incidentRoots.stream().map(root -> Steps.of(root, logs)).toList(),
                since));
    }
}
