// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Entity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The best simple peer on PetShop: entities by how their signal goes along with the symptom over the
/// last rows.
///
/// - **Source:** M. Hardt et al., *The PetShop Dataset*, CLeaR 2024, "ranked correlation"; Pearson's
///   coefficient.
final class Correlated {
    private static final int ROWS = 40;

    private Correlated() {}

    static int place(Fault fault) {
        SequencedMap<Entity, Double> all = with(fault);
        return Peers.place(
                fault,
                all.keySet().stream()
                        .sorted(Comparator.comparingDouble((Entity entity) -> -all.getOrDefault(entity, 0.0)))
                        .toList());
    }

    /// How strongly each other entity goes along with who suffers, 0 to 1; empty where that has no signal.
    static SequencedMap<Entity, Double> with(Fault fault) {
        SequencedMap<Entity, Track> tracks = Peers.tracks(fault);
        Track target = tracks.remove(fault.scene().symptoms().getFirst().entity());
        SequencedMap<Entity, Double> all = new LinkedHashMap<>();
        if (target != null) {
            tracks.forEach((entity, track) -> all.put(entity, correlation(target, track, fault)));
        }
        return all;
    }

    /// Over the rows of the issue and as many healthy ones as make forty.
    private static double correlation(Track target, Track other, Fault fault) {
        long end = fault.scene().when().endNanos();
        long[] times = Arrays.stream(target.nanos()).filter(time -> time < end).toArray();
        long[] issue = times;
        long[] healthy =
                Arrays.stream(target.nanos()).filter(time -> time >= end).toArray();
        int more = Math.max(0, Math.min(healthy.length, ROWS - issue.length));
        long[] kept = IntStream.range(0, issue.length + more)
                .mapToLong(i -> i < issue.length ? issue[i] : healthy[healthy.length - more + i - issue.length])
                .toArray();
        int[] both = IntStream.range(0, kept.length)
                .filter(i -> at(other, kept[i]).isPresent())
                .toArray();
        double[] x =
                Arrays.stream(both).mapToDouble(i -> value(target, kept[i])).toArray();
        double[] y = Arrays.stream(both).mapToDouble(i -> value(other, kept[i])).toArray();
        return pearson(x, y);
    }

    private static double value(Track track, long time) {
        return track.values()[at(track, time).orElseThrow()];
    }

    private static OptionalInt at(Track track, long time) {
        int place = Arrays.binarySearch(track.nanos(), time);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    private static double pearson(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElse(0);
        double my = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xx > 0 && yy > 0 ? Math.abs(xy) / Math.sqrt(xx * yy) : 0;
    }
}
