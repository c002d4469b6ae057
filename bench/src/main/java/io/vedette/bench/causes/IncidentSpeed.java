// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Track;
import io.vedette.core.diagnose.When;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What a large incident costs: a day of minutes of every signal, one entity slow, its callers with it.
final class IncidentSpeed {
    private static final long MINUTE = 60_000_000_000L;
    private static final int MINUTES = 1440;
    private static final int LASTS = 15;
    private static final int SIGNALS = 20;

    private IncidentSpeed() {}

    static void print(PrintStream out, Diagnose diagnose) {
        out.println();
        out.println("Seconds a diagnosis, a day of minutes of 20 signals an entity, onset searched in all of it");
        out.println("| entities | s | CPU s | first cause is the planted one |");
        out.println("|---|---|---|---|");
        for (int entities : new int[] {50, 500}) {
            Scene scene = scene(entities);
            long start = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Diagnosis diagnosis = diagnose.of(scene);
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            boolean right = !diagnosis.causes().isEmpty()
                    && diagnosis.causes().getFirst().entity().equals(entity(entities - 1));
            out.printf("| %d | %.2f | %.2f | %s |%n", entities, seconds, busy, right ? "yes" : "no");
        }
    }

    private static Entity entity(int i) {
        return new Entity("service", "s" + i);
    }

    /// A binary tree of calls; the last leaf is slow.
    private static Scene scene(int entities) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(entities);
        var edges = new ArrayList<Edge>();
        boolean[] slow = new boolean[entities];
        for (int i = entities - 1; i > 0; i = (i - 1) / 2) {
            slow[i] = true;
        }
        slow[0] = true;
        var tracks = new ArrayList<Track>();
        for (int i = 0; i < entities; i++) {
            if (i > 0) {
                edges.add(new Edge(entity((i - 1) / 2), Edge.Kind.CALLS, entity(i)));
            }
            tracks(i, slow[i], random, tracks);
        }
        var when = new When(When.UNKNOWN, false, MINUTES * MINUTE, List.of());
        return new Scene(when, List.of(), tracks, edges, List.of(), List.of(), List.of());
    }

    private static void tracks(int entity, boolean slow, RandomGenerator random, List<Track> tracks) {
        long[] times = new long[MINUTES];
        for (int signal = 0; signal < SIGNALS; signal++) {
            double[] values = new double[MINUTES];
            Track.Kind kind = Track.Kind.values()[Math.min(signal, Track.Kind.OTHER.ordinal())];
            for (int t = 0; t < MINUTES; t++) {
                times[t] = t * MINUTE;
                double usual = kind == Track.Kind.REQUESTS ? 100 : kind == Track.Kind.FAILURES ? 0.01 : 0.1;
                double noise = usual * 0.1 * random.nextGaussian();
                boolean extra = slow && kind == Track.Kind.LATENCY && t >= MINUTES - 10 * LASTS;
                values[t] = usual + noise + (extra ? 0.2 : 0);
            }
            String name = kind + " " + signal;
            tracks.add(Track.of(entity(entity), new Signal(name, ""), kind, times.clone(), values));
        }
    }
}
