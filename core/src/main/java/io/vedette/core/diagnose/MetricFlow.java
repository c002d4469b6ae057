// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Evidence from mean latency or failure share, requests and the call graph: how much of the symptom is
/// an entity's own.
///
/// An entity's extra seconds (or failed requests), less those that its callees brought along, in the
/// usual spreads of the symptom. What a callee brings is split over its callers by their requests.
/// Without a call graph all of an entity's excess is its own.
///
/// - **Error:** a share of nobody's requests is a guess where callers call one callee unlike each other.
/// - **Cost:** O(times × edges).
final class MetricFlow {
    private static final double[] NONE = {};

    private final Windows windows;
    private final DiagnoseSettings settings;
    private final Calls calls;
    private final List<Excess> all;
    private final Map<Entity, Track> requests = new TreeMap<>();

    MetricFlow(List<Excess> all, Calls calls, Windows windows, DiagnoseSettings settings) {
        this.all = all;
        this.calls = calls;
        this.windows = windows;
        this.settings = settings;
        all.stream()
                .filter(excess -> excess.track().kind() == Track.Kind.REQUESTS)
                .forEach(excess -> requests.putIfAbsent(excess.track().entity(), excess.track()));
    }

    /// What people would notice, where nobody said: of each kind, that which is off and calls most that
    /// are off.
    List<Symptom> symptoms() {
        var found = new ArrayList<Symptom>();
        for (Track.Kind kind : List.of(Track.Kind.LATENCY, Track.Kind.FAILURES)) {
            Map<Entity, Excess> off = byEntity(kind);
            off.values().removeIf(excess -> excess.strength() < settings.fence());
            off.values().stream()
                    .max(Comparator.comparingLong((Excess excess) -> calls
                                    .below(excess.track().entity())
                                    .stream()
                                    .filter(off::containsKey)
                                    .count())
                            .thenComparing(Excess::strength)
                            .thenComparing(excess -> excess.track().entity(), Comparator.reverseOrder()))
                    .ifPresent(excess -> found.add(new Symptom(excess.track().entity(), kind)));
        }
        return found;
    }

    private Map<Entity, Excess> byEntity(Track.Kind kind) {
        Map<Entity, Excess> found = new TreeMap<>();
        for (Excess excess : all) {
            if (excess.track().kind() == kind) {
                found.putIfAbsent(excess.track().entity(), excess);
            }
        }
        return found;
    }

    List<Blame> blames(Symptom symptom) {
        Map<Entity, Excess> off = byEntity(symptom.kind());
        Optional<Excess> noticed = Optional.ofNullable(off.get(symptom.entity()));
        if (noticed.isEmpty() || noticed.get().sigma() == 0 || noticed.get().values().length == 0) {
            return List.of();
        }
        Map<Entity, double[]> extra = extra(off, noticed.get());
        double unit = noticed.get().sigma() * sum(volume(noticed.get(), noticed.get()));
        double most = sum(extra.getOrDefault(symptom.entity(), NONE));
        Set<Entity> reachable = calls.isEmpty() ? off.keySet() : calls.below(symptom.entity());
        var found = new ArrayList<Blame>();
        for (Excess excess : off.values()) {
            if (unit > 0
                    && excess.strength() > 0
                    && reachable.contains(excess.track().entity())) {
                double own = Math.min(own(excess, off, extra, noticed.get()), most);
                found.add(blame(excess, Math.max(0, own) / unit));
            }
        }
        return found;
    }

    /// Extra seconds or failed requests of each entity, by the symptom's times.
    private Map<Entity, double[]> extra(Map<Entity, Excess> off, Excess symptom) {
        Map<Entity, double[]> extra = new TreeMap<>();
        long[] times = times(symptom);
        off.forEach((entity, excess) -> {
            double[] volume = volume(excess, symptom);
            double[] amounts = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                double value = valueAt(excess.track(), times[i]);
                amounts[i] = Double.isNaN(value) ? 0 : (value - excess.level()) * volume[i];
            }
            extra.put(entity, amounts);
        });
        return extra;
    }

    private double own(Excess excess, Map<Entity, Excess> off, Map<Entity, double[]> extra, Excess symptom) {
        Entity entity = excess.track().entity();
        double own = sum(extra.getOrDefault(entity, NONE));
        for (Entity callee : calls.callees(entity)) {
            Excess below = off.get(callee);
            if (below == null || below.strength() <= settings.fence() / 2) {
                continue;
            }
            double[] amounts = extra.getOrDefault(callee, NONE);
            double[] share = share(entity, callee, off, symptom);
            for (int i = 0; i < amounts.length; i++) {
                own -= share[i] * Math.max(0, amounts[i]);
            }
        }
        return own;
    }

    private double[] share(Entity caller, Entity callee, Map<Entity, Excess> off, Excess symptom) {
        long[] times = times(symptom);
        double[] mine = new double[times.length];
        double[] total = new double[times.length];
        for (Entity other : calls.callers(callee)) {
            Excess excess = off.get(other);
            if (excess == null) {
                continue;
            }
            double[] volume = volume(excess, symptom);
            for (int i = 0; i < times.length; i++) {
                total[i] += volume[i];
                mine[i] += other.equals(caller) ? volume[i] : 0;
            }
        }
        for (int i = 0; i < times.length; i++) {
            mine[i] = total[i] > 0 ? mine[i] / total[i] : 0;
        }
        return mine;
    }

    private long[] times(Excess symptom) {
        int start = symptom.track().at(windows.incident().from());
        return Arrays.copyOfRange(symptom.track().nanos(), start, start + symptom.values().length);
    }

    /// Requests by the symptom's times; 1 where nobody counts them.
    private double[] volume(Excess excess, Excess symptom) {
        long[] times = times(symptom);
        double[] volume = new double[times.length];
        Track counted = requests.get(excess.track().entity());
        for (int i = 0; i < times.length; i++) {
            double value = counted == null ? 1 : valueAt(counted, times[i]);
            volume[i] = Double.isNaN(value) ? 0 : Math.max(0, value);
        }
        return volume;
    }

    /// The newest value that is at most a step old; not a number where there is none.
    private static double valueAt(Track track, long nanos) {
        int found = track.at(nanos + 1) - 1;
        boolean fresh = found >= 0 && nanos - track.nanos()[found] <= track.stepSeconds() * 0.99e9;
        return fresh ? track.values()[found] : Double.NaN;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private Blame blame(Excess excess, double amount) {
        Track track = excess.track();
        boolean counts = excess.isTwice() && excess.strength() >= settings.fence() && amount >= settings.materiality();
        boolean latency = track.kind() == Track.Kind.LATENCY;
        var clue = new Clue(
                track.entity(),
                track.signal().name(),
                track.signal().unit(),
                excess.actual(),
                excess.usual(settings.fence()),
                excess.since(settings.fence(), windows),
                excess.strength() / settings.fence(),
                "moves the symptom by %s of its usual spreads that no callee explains".formatted(Words.number(amount)));
        return new Blame(
                track.entity(),
                Blame.Channel.FLOW,
                amount,
                settings.materiality(),
                counts,
                latency ? Kind.SLOW : Kind.FAILING,
                Math.log1p(amount),
                latency ? Math.log1p(amount) : 0,
                track.signal().name(),
                List.of(clue));
    }
}
