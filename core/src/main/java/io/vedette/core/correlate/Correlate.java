// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Case;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Relation;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What belongs together becomes one incident: by time, by how entities hang together, by shared labels, by company of
/// old. Each member says why it belongs. What it is all about is said in [Kinship] and [Life].
///
/// - **In:** anomalies, alerts and changes; links of the topology; verdicts of people. What comes between two ticks may
///   come in any order. Of assessments is told once an hour and entity that there are some,
///   of levels whose the entity is where its labels say so.
/// - **Out:** one [io.vedette.core.domain.IncidentEvent] for each incident that a tick changed; a
///   [io.vedette.core.domain.Recalled] for each that is still in reach, after a restart.
/// - **Cost:** O(relatives) an item; O(members) an incident that changed, once a tick.
/// - **State:** one memory for all, as an incident has many entities; see [Operator].
public final class Correlate implements Operator<Lead, Case> {
    private static final long serialVersionUID = 2;

    private static final String REALM = "realm";

    private final CorrelateSettings settings;

    public Correlate(CorrelateSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean takes(Lead lead) {
        return !(lead instanceof Relation) || lead instanceof Link;
    }

    @Override
    public String keyOf(Lead lead) {
        return REALM;
    }

    @Override
    public Memory<Lead, Case> begin(String key) {
        return new Grouping(new Realm(settings));
    }

    @Override
    public Memory<Lead, Case> restore(String key, DataInput saved) throws IOException {
        if (!key.equals(REALM)) {
            return former(key, saved);
        }
        Realm realm = new Realm(settings);
        SavedState.read("correlate state of " + key, () -> realm.restore(saved));
        return new Grouping(realm);
    }

    private static Memory<Lead, Case> former(String key, DataInput saved) throws IOException {
        List<Memory<Lead, Case>> read = new ArrayList<>();
        SavedState.read("correlate state of " + key, () -> read.add(new FormerIncident(saved)));
        return read.getFirst();
    }

    private record Grouping(Realm realm) implements Memory<Lead, Case> {
        @Override
        public void on(Lead lead, Consumer<? super Case> out) {
            if (lead instanceof Finding finding) {
                realm.on(finding, out);
            } else if (lead instanceof Link link) {
                realm.on(link);
            }
        }

        @Override
        public long wakeAt() {
            return realm.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Case> out) {
            realm.wake(nanos, out);
        }

        @Override
        public void recall(Consumer<? super Case> out) {
            realm.recall(out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            realm.save(out);
        }
    }
}
