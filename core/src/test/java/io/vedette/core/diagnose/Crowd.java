// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// An hour of requests to one service, of two versions, three zones, ten customers and three routes; it goes bad ten
/// minutes before the end.
final class Crowd {
    static final long SECOND = 1_000_000_000L;
    static final long ONSET = 3_000 * SECOND;
    static final long END = 3_600 * SECOND;
    /// Begins the names of what decides how a request goes, and is told to nobody.
    static final String HIDDEN = "hidden.";

    static final Entity SHOP = new Entity("service", "shop");

    final List<Span> spans = new ArrayList<>();
    final List<LogEvent> logs = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Track> tracks = new ArrayList<>();
    final SplittableRandom random;
    private final int count;

    Crowd(long seed, int count) {
        this.random = new SplittableRandom(seed);
        this.count = count;
    }

    /// What a sender tells of the request that comes at a time.
    interface Teller {
        Map<String, String> attributes(long nanos);
    }

    Map<String, String> usual() {
        Map<String, String> of = new TreeMap<>();
        of.put("service.version", random.nextInt(3) == 0 ? "2.18" : "2.17");
        of.put("zone", List.of("a", "b", "c").get(random.nextInt(3)));
        of.put("customer", "c" + random.nextInt(10));
        of.put("http.route", List.of("/", "/cart", "/pay").get(random.nextInt(3)));
        of.put("request.id", Long.toHexString(random.nextLong()));
        of.put("session.id", "s" + random.nextInt(count));
        of.put("thread", "worker-" + random.nextInt(40));
        return of;
    }

    Crowd requests(BiPredicate<Map<String, String>, Boolean> fails, BiPredicate<Map<String, String>, Boolean> slow) {
        return requests(_ -> usual(), fails, slow);
    }

    /// @param fails by attributes, and whether it has begun
    Crowd requests(
            Teller teller,
            BiPredicate<Map<String, String>, Boolean> fails,
            BiPredicate<Map<String, String>, Boolean> slow) {
        for (int i = 0; i < count; i++) {
            long nanos = END / count * i + random.nextLong(SECOND / 10);
            Map<String, String> of = teller.attributes(nanos);
            boolean begun = nanos >= ONSET;
            long length = (long) (50e6 * Math.exp(0.3 * gaussian()));
            boolean failed = fails.test(of, begun) || random.nextInt(200) == 0;
            if (failed) {
                of.put("error.type", "timeout");
            }
            long lasted = slow.test(of, begun) ? 20 * length : length;
            of.keySet().removeIf(name -> name.startsWith(HIDDEN));
            span("t" + i, nanos, lasted, failed, of);
        }
        return this;
    }

    void span(String trace, long nanos, long lasted, boolean failed, Map<String, String> of) {
        spans.add(
                new Span(SHOP, nanos, lasted, trace, "a", "", "GET", Span.Role.SERVER, failed, "", new TreeMap<>(of)));
    }

    void line(long nanos, Severity severity, String template, Map<String, String> of) {
        logs.add(new LogEvent(SHOP, nanos, "", "", template, severity, template + " 7", new TreeMap<>(of)));
    }

    double gaussian() {
        return random.nextGaussian();
    }

    Crowd shuffled(long seed) {
        Collections.shuffle(spans, new Random(seed));
        Collections.shuffle(logs, new Random(seed));
        return this;
    }

    private Scene scene() {
        var when = new When(ONSET, true, END, List.of());
        List<Symptom> symptoms = List.of(new Symptom(SHOP, Track.Kind.FAILURES));
        return new Scene(when, symptoms, tracks, List.of(), spans, logs, changes);
    }

    Diagnosis diagnosis() {
        return new Diagnose(DiagnoseSettings.DEFAULT).of(scene());
    }

    /// Only what tells requests apart.
    List<Separation> separations() {
        Scene scene = scene();
        Windows windows = Windows.of(scene.when(), ONSET, 0, DiagnoseSettings.DEFAULT);
        var words = new ContrastWords(ONSET, changes, DiagnoseSettings.DEFAULT);
        return Contrast.of(SHOP, Outcomes.of(SHOP, scene, windows, DiagnoseSettings.DEFAULT), words);
    }
}
