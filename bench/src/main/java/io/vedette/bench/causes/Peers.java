// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Symptom;
import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What the peers that know one signal of each entity look at.
final class Peers {
    private Peers() {}

    /// Of each entity the signal of the symptom's kind.
    static SequencedMap<Entity, Track> tracks(Fault fault) {
        Symptom symptom = fault.scene().symptoms().getFirst();
        SequencedMap<Entity, Track> tracks = new LinkedHashMap<>();
        fault.scene().tracks().stream()
                .filter(track -> track.kind() == symptom.kind())
                .forEach(track -> tracks.put(track.entity(), track));
        return tracks;
    }

    /// Of the truth, from 1 on; a large number where it is missing.
    static int place(Fault fault, List<Entity> ranked) {
        int place = ranked.indexOf(fault.cause());
        return place < 0 ? Integer.MAX_VALUE : place + 1;
    }
}
