// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Evidence from resources: an entity with a resource far above its usual.
///
/// Two values must agree. Traffic and latency are never resources: they jump in innocent entities, too.
final class Resources {
    private final Windows windows;
    private final DiagnoseSettings settings;

    Resources(Windows windows, DiagnoseSettings settings) {
        this.windows = windows;
        this.settings = settings;
    }

    /// One an entity, by its strongest resource; its other signals are further clues.
    List<Blame> blames(List<Excess> all) {
        Map<Entity, List<Excess>> byEntity = new TreeMap<>();
        for (Excess excess : all) {
            if (excess.strength() > 0 && excess.isTwice()) {
                byEntity.computeIfAbsent(excess.track().entity(), _ -> new ArrayList<>())
                        .add(excess);
            }
        }
        return byEntity.values().stream().map(this::blame).toList();
    }

    private Blame blame(List<Excess> excesses) {
        List<Excess> sorted = excesses.stream()
                .sorted(Comparator.comparing(
                                (Excess excess) -> !excess.track().kind().isResource())
                        .thenComparing(Excess::strength, Comparator.reverseOrder()))
                .toList();
        Excess first = sorted.getFirst();
        boolean resource = first.track().kind().isResource();
        double amount = resource ? first.strength() : 0;
        boolean counts = amount >= settings.fence();
        return new Blame(
                first.track().entity(),
                Blame.Channel.RESOURCES,
                amount,
                settings.fence(),
                counts,
                resource ? kind(first.track().kind()) : Kind.UNKNOWN,
                counts ? Math.log1p(amount) : 0,
                0,
                first.track().signal().name(),
                sorted.stream().map(this::clue).toList());
    }

    private static Kind kind(Track.Kind kind) {
        return switch (kind) {
            case CPU -> Kind.CPU;
            case MEMORY -> Kind.MEMORY;
            default -> Kind.SATURATION;
        };
    }

    private Clue clue(Excess excess) {
        Track track = excess.track();
        return new Clue(
                track.entity(),
                track.signal().name(),
                track.signal().unit(),
                excess.actual(),
                excess.usual(settings.fence()),
                excess.since(settings.fence(), windows),
                excess.strength() / settings.fence(),
                track.kind().isResource() ? "one of its resources" : "off at the same time; this alone names no cause");
    }
}
