// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Symptom;
import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.List;

/// Mean latency and failures by entity, requests and a call graph; the time of the fault given.
final class PetShopTable {
    private static final int WINDOW = 5;

    private final PrintStream out;
    private final Diagnose diagnose;

    PetShopTable(PrintStream out, Diagnose diagnose) {
        this.out = out;
        this.diagnose = diagnose;
    }

    void print(String scenario, PetShop shop) {
        out.println();
        out.println("PetShop " + scenario);
        out.println("| symptom | who | issues | top-1 | top-3 | silent, healthy rows of the same days | silent, one row, reference months old | silent, four rows | s a case |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (Track.Kind kind : List.of(Track.Kind.LATENCY, Track.Kind.FAILURES)) {
            List<Fault> faults = shop.faults(kind);
            var correlated = new Recall();
            faults.forEach(fault -> correlated.add(Correlated.place(fault)));
            out.printf(
                    "| %s | ranked correlation | %d | %.3f | %.3f | | | | |%n",
                    name(kind), faults.size(), correlated.at(1), correlated.at(3));
            ours(kind, shop, faults);
        }
    }

    private void ours(Track.Kind kind, PetShop shop, List<Fault> faults) {
        var ours = new Recall();
        long start = System.nanoTime();
        for (Fault fault : faults) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            ours.add(diagnosis.enough() ? fault.rank(diagnosis) : Integer.MAX_VALUE);
            if (System.getenv("V") != null) {
                out.println("# " + fault.name() + " true " + fault.cause() + " rank " + fault.rank(diagnosis));
                diagnosis.causes().stream().limit(4).forEach(c -> out.printf("#    %s %s %.2f %s%n", c.entity(), c.kind(), c.score(), c.confident()));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9 / faults.size();
        out.printf(
                "| %s | Vedette | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                name(kind),
                faults.size(),
                ours.at(1),
                ours.at(3),
                silent(shop.near(kind, WINDOW)),
                silent(shop.old(kind, 1)),
                silent(shop.old(kind, 4)),
                seconds);
    }

    private static String name(Track.Kind kind) {
        return kind == Track.Kind.LATENCY ? "latency" : "availability";
    }

    private double silent(List<Scene> scenes) {
        return scenes.stream().filter(scene -> !diagnose.of(scene).enough()).count() / (double) scenes.size();
    }
}
