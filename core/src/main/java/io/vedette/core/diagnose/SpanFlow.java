// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Range;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Evidence from spans: how much of the requests' extra time is an entity's own.
///
/// Own is what its spans take beyond their usual without their children, and what calls take on their
/// way. A way has two ends: it goes to the entity most of whose incoming (or outgoing) ways are slow, the
/// heaviest first. Only slow spans of slow requests count.
///
/// - **Cost:** O(spans), and O(entities² × pairs of callers and callees).
final class SpanFlow {
    private final DiagnoseSettings settings;
    private final Durations<String> requests;
    private final Durations<Request.Place> works;
    private final Durations<Request.Call> ways;

    SpanFlow(List<Request> healthy, DiagnoseSettings settings) {
        this.settings = settings;
        requests = new Durations<>(settings.relativeFloor());
        works = new Durations<>(settings.relativeFloor());
        ways = new Durations<>(settings.relativeFloor());
        for (Request request : healthy) {
            requests.learn(request.type(), request.seconds());
            request.works().forEach(work -> works.learn(work.place(), work.seconds()));
            request.ways().forEach(way -> ways.learn(way.call(), way.seconds()));
        }
        requests.settle();
        works.settle();
        ways.settle();
    }

    /// Extra time by who spent it, seconds.
    private static final class Extra {
        private final Map<Entity, Double> own = new TreeMap<>();
        private final Map<Request.Call, Double> onWay = new HashMap<>();
        private final Map<Request.Call, int[]> slowOfAll = new HashMap<>();
        private final Map<Entity, Double> heaviestOwn = new HashMap<>();
        private final Map<Request.Call, Double> heaviestOnWay = new HashMap<>();
        /// Those who send spans; of the others only the calls to them are known.
        private final Set<Entity> telling = new HashSet<>();

        private double unit;

        private void add(Map<Entity, Double> ownOfOne, Map<Request.Call, Double> onWayOfOne) {
            ownOfOne.forEach((entity, seconds) -> {
                own.merge(entity, seconds, Double::sum);
                heaviestOwn.merge(entity, seconds, Math::max);
            });
            onWayOfOne.forEach((call, seconds) -> {
                onWay.merge(call, seconds, Double::sum);
                heaviestOnWay.merge(call, seconds, Math::max);
            });
        }
    }

    /// Seconds a request beyond which a way is slow enough to excuse those above it.
    double unit(List<Request> incident) {
        return extra(incident).unit / Math.max(1, incident.size());
    }

    boolean isSlow(Request.Call call, double seconds, double least) {
        Durations.Usual usual = ways.of(call);
        return usual.isSlow(seconds, settings.fence()) && seconds - usual.median() > least;
    }

    private Extra extra(List<Request> incident) {
        var extra = new Extra();
        for (Request request : incident) {
            Durations.Usual whole = requests.of(request.type());
            extra.unit += whole.sigma();
            boolean slow = whole.isSlow(request.seconds(), settings.fence());
            Map<Entity, Double> own = new TreeMap<>();
            Map<Request.Call, Double> onWay = new HashMap<>();
            request.works().forEach(work -> extra.telling.add(work.place().entity()));
            request.ways().forEach(way -> extra.telling.add(way.call().from()));
            for (Request.Way way : request.ways()) {
                Durations.Usual usual = ways.of(way.call());
                boolean slowWay = usual.isSlow(way.seconds(), settings.fence());
                int[] counts = extra.slowOfAll.computeIfAbsent(way.call(), _ -> new int[2]);
                counts[0] += slowWay ? 1 : 0;
                counts[1]++;
                if (slow && slowWay) {
                    onWay.merge(way.call(), way.seconds() - usual.median(), Double::sum);
                }
            }
            for (Request.Work work : request.works()) {
                Durations.Usual usual = works.of(work.place());
                if (slow && usual.isSlow(work.seconds(), settings.fence())) {
                    own.merge(work.place().entity(), work.seconds() - usual.median(), Double::sum);
                }
            }
            extra.add(own, onWay);
        }
        return extra;
    }

    /// @param least what an entity's amount must reach to count
    /// @param since start of the incident, epoch nanoseconds
    List<Blame> blames(List<Request> incident, double least, long since) {
        Extra extra = extra(incident);
        return shares(extra).stream()
                .map(share -> blame(share, extra, new Seen(incident.size(), least, since)))
                .toList();
    }

    /// What a stretch of healthy requests seems beside the rest, or what nobody would notice, whichever
    /// is more.
    static double least(List<Request> healthy, DiagnoseSettings settings) {
        double[] found = HeldOut.of(healthy).stream()
                .mapToDouble(held -> new SpanFlow(held.rest(), settings).most(held.stretch()))
                .toArray();
        return Math.max(settings.materiality(), Quantiles.of(found, settings.nullQuantile()));
    }

    private double most(List<Request> incident) {
        Extra extra = extra(incident);
        return shares(extra).stream()
                .mapToDouble(share ->
                        (share.total(settings.tie()) - share.heaviest()) / Math.max(extra.unit, Double.MIN_NORMAL))
                .max()
                .orElse(0);
    }

    /// The heaviest first; what is on its ways is nobody else's any more.
    private List<Share> shares(Extra extra) {
        var shares = new ArrayList<Share>();
        var entities = new TreeSet<>(extra.own.keySet());
        extra.onWay.keySet().forEach(call -> {
            entities.add(call.from());
            entities.add(call.to());
        });
        var open = new HashMap<>(extra.onWay);
        while (!entities.isEmpty() && extra.unit > 0) {
            var left =
                    entities.stream().map(entity -> share(entity, extra, open)).toList();
            Share best = Collections.max(left, Comparator.comparingDouble(share -> share.total(settings.tie())));
            Entity taken = best.entity();
            entities.remove(taken);
            open.keySet()
                    .removeIf(call -> call.from().equals(taken) || call.to().equals(taken));
            if (best.total(settings.tie()) > 0) {
                shares.add(best);
            }
        }
        return shares;
    }

    /// What all shares are told beside.
    private record Seen(int requests, double least, long since) {}

    /// What would be an entity's, were it the cause.
    ///
    /// @param heaviest of one request
    private record Share(Entity entity, double own, double in, double out, double heaviest) {
        double total(double tie) {
            return own + in + tie * out;
        }
    }

    private Share share(Entity entity, Extra extra, Map<Request.Call, Double> open) {
        double in = 0;
        double out = 0;
        double heaviestIn = 0;
        double heaviestOut = 0;
        for (Map.Entry<Request.Call, Double> way : open.entrySet()) {
            in += way.getKey().to().equals(entity) ? way.getValue() : 0;
            out += way.getKey().from().equals(entity) ? way.getValue() : 0;
            double heaviest = extra.heaviestOnWay.getOrDefault(way.getKey(), 0.0);
            heaviestIn = way.getKey().to().equals(entity) ? Math.max(heaviestIn, heaviest) : heaviestIn;
            heaviestOut = way.getKey().from().equals(entity) ? Math.max(heaviestOut, heaviest) : heaviestOut;
        }
        int[] slowIn = new int[2];
        int[] slowOut = new int[2];
        extra.slowOfAll.forEach((call, counts) -> {
            if (call.to().equals(entity)) {
                slowIn[0] += counts[0];
                slowIn[1] += counts[1];
            } else if (call.from().equals(entity)) {
                slowOut[0] += counts[0];
                slowOut[1] += counts[1];
            }
        });
        double shareIn = slowIn[0] / (double) Math.max(1, slowIn[1]);
        double shareOut = slowOut[0] / (double) Math.max(1, slowOut[1]);
        double heaviest = Math.max(
                extra.heaviestOwn.getOrDefault(entity, 0.0),
                Math.max(heaviestIn * shareIn, settings.tie() * heaviestOut * shareOut));
        return new Share(entity, extra.own.getOrDefault(entity, 0.0), in * shareIn, out * shareOut, heaviest);
    }

    private Blame blame(Share share, Extra extra, Seen seen) {
        double unit = extra.unit;
        double amount = share.total(settings.tie()) / unit;
        double network = Math.log1p(share.in() / unit);
        double inside = Math.log1p((share.own() + share.out()) / unit);
        boolean tells = extra.telling.contains(share.entity());
        boolean slowWay = network > inside && tells;
        String what = slowWay ? "time on the way to it" : tells ? "time of its own" : "time of calls to it";
        double requests = Math.max(1, seen.requests());
        var clue = new Clue(
                share.entity(),
                what,
                "s",
                (share.own() + share.in() + share.out()) / requests,
                new Range(0, seen.least() * unit / requests),
                seen.since(),
                amount / seen.least(),
                "extra seconds a request, %s of the usual spreads of a request".formatted(Words.number(amount)));
        return new Blame(
                share.entity(),
                Blame.Channel.SPANS,
                amount,
                seen.least(),
                amount - share.heaviest() / unit >= seen.least(),
                slowWay ? Kind.NETWORK : Kind.SLOW,
                Math.max(network, inside),
                inside,
                what,
                List.of(clue));
    }
}
