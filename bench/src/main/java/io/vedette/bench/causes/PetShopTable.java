// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.Scene;
import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;

/// Mean latency and failures by entity, requests and a call graph; the time of the fault given.
final class PetShopTable {
    private static final int WINDOW = 5;

    /// Of the healthy scenes so many judge probabilities: they are far more than the faults.
    private static final int EVERY = 10;

    private final PrintStream out;
    private final Diagnose diagnose;
    private final Beliefs beliefs;

    PetShopTable(PrintStream out, Diagnose diagnose, Beliefs beliefs) {
        this.out = out;
        this.diagnose = diagnose;
        this.beliefs = beliefs;
    }

    void print(String scenario, PetShop shop) {
        out.println();
        out.println("PetShop " + scenario);
        out.println(
                "| symptom | who | issues | top-1 | top-3 | silent, healthy rows of the same days | silent, one row,"
                        + " reference months old | silent, four rows, so | s a case |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (Track.Kind kind : List.of(Track.Kind.LATENCY, Track.Kind.FAILURES)) {
            List<Fault> faults = shop.faults(kind);
            peer(kind, "ranked correlation", faults, Correlated::place);
            peer(kind, "random walk", faults, RandomWalk::place);
            peer(kind, "noisy-or network", faults, NoisyOr::place);
            ours(kind, shop, faults);
        }
    }

    private void peer(Track.Kind kind, String who, List<Fault> faults, ToIntFunction<Fault> place) {
        var recall = new Recall();
        faults.forEach(fault -> recall.add(place.applyAsInt(fault)));
        out.printf(
                "| %s | %s | %d | %.3f | %.3f | | | | |%n", name(kind), who, faults.size(), recall.at(1), recall.at(3));
    }

    private void ours(Track.Kind kind, PetShop shop, List<Fault> faults) {
        var ours = new Recall();
        long start = System.nanoTime();
        for (Fault fault : faults) {
            Diagnosis diagnosis = diagnose.of(fault.scene());
            beliefs.add("petshop", diagnosis, fault.rank(diagnosis) == 1);
            ours.add(diagnosis.enough() ? fault.rank(diagnosis) : Integer.MAX_VALUE);
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
        int silent = 0;
        for (int i = 0; i < scenes.size(); i++) {
            Diagnosis diagnosis = diagnose.of(scenes.get(i));
            silent += diagnosis.enough() ? 0 : 1;
            if (i % EVERY == 0) {
                beliefs.add("petshop", diagnosis, false);
            }
        }
        return silent / (double) scenes.size();
    }
}
