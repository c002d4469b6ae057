// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Symptom;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What it costs to look for what bad requests have in common: 100,000 of one service, half of them since it began.
final class AttributeSpeed {
    private static final int SPANS = 100_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long END = 3_600 * SECOND;
    private static final Entity SHOP = new Entity("service", "shop");

    private AttributeSpeed() {}

    static void print(PrintStream out, Diagnose diagnose) {
        out.println();
        out.println("Seconds a diagnosis, 100,000 spans of one service");
        out.println("| attributes a span | s | CPU s | what is said |");
        out.println("|---|---|---|---|");
        for (boolean attributes : new boolean[] {false, true}) {
            Scene scene = scene(attributes);
            diagnose.of(scene);
            long start = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Diagnosis diagnosis = diagnose.of(scene);
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            List<String> said = diagnosis.separations().stream()
                    .map(Diagnosis.Separation::sentence)
                    .toList();
            out.printf("| %d | %.2f | %.2f | %s |%n", attributes ? 12 : 0, seconds, busy, said);
        }
    }

    private static Scene scene(boolean attributes) {
        var random = new SplittableRandom(1);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < SPANS; i++) {
            SortedMap<String, String> of = attributes(random);
            long nanos = END / SPANS * i;
            boolean hit = "v3".equals(of.get("service.version")) && "b".equals(of.get("zone"));
            boolean failed = 2 * i > SPANS && hit && random.nextInt(10) > 0 || random.nextInt(200) == 0;
            long lasted = 20_000_000 + random.nextLong(20_000_000);
            spans.add(new Span(
                    SHOP,
                    nanos,
                    lasted,
                    "t" + i,
                    "a",
                    "",
                    "GET",
                    Span.Role.SERVER,
                    failed,
                    "",
                    attributes ? of : new TreeMap<>()));
        }
        var when = new When(END / 2, true, END, List.of());
        var symptom = new Symptom(SHOP, Track.Kind.FAILURES);
        return new Scene(when, List.of(symptom), List.of(), List.of(), spans, List.of(), List.of());
    }

    private static SortedMap<String, String> attributes(SplittableRandom random) {
        SortedMap<String, String> of = new TreeMap<>();
        of.put("service.version", "v" + random.nextInt(4));
        of.put("zone", List.of("a", "b", "c").get(random.nextInt(3)));
        of.put("request.id", Long.toHexString(random.nextLong()));
        of.put("session", "s" + random.nextInt(SPANS));
        of.put("customer", "c" + random.nextInt(2_000));
        of.put("host.name", "h" + random.nextInt(50));
        of.put("thread", "worker-" + random.nextInt(200));
        of.put("http.route", "/r" + random.nextInt(30));
        of.put("port", Integer.toString(1_024 + random.nextInt(60_000)));
        of.put("agent", "browser " + random.nextInt(100));
        of.put("flag", Boolean.toString(random.nextBoolean()));
        of.put("region", "eu-" + random.nextInt(5));
        return of;
    }
}
