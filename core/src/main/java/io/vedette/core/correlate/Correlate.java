// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Finding;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Anomalies of one entity that follow each other closely become one incident.
///
/// By entity and time only, for now: likeness and topology join here, and the key widens to the realm.
///
/// - **In:** findings; of assessments is told once an hour that there are some.
/// - **Out:** one [io.vedette.core.domain.IncidentEvent] for each change of an incident.
/// - **Cost:** O(members) a change.
/// - **State:** see [Operator].
public final class Correlate implements Operator<Finding, Case> {
    private static final long serialVersionUID = 1;

    private final CorrelateSettings settings;

    public Correlate(CorrelateSettings settings) {
        this.settings = settings;
    }

    @Override
    public String keyOf(Finding finding) {
        return finding.entity().id();
    }

    @Override
    public Memory<Finding, Case> begin(String key) {
        return new Grouping(new EntityIncidents(settings));
    }

    @Override
    public Memory<Finding, Case> restore(String key, DataInput saved) throws IOException {
        EntityIncidents incidents = new EntityIncidents(settings);
        SavedState.read("correlate state of " + key, () -> incidents.restore(saved));
        return new Grouping(incidents);
    }

    private record Grouping(EntityIncidents incidents) implements Memory<Finding, Case> {
        @Override
        public void on(Finding finding, Consumer<? super Case> out) {
            switch (finding) {
                case Anomaly anomaly -> incidents.on(anomaly, out);
                case Assessment assessment -> incidents.on(assessment, out);
                // Alerts and changes of others do not join incidents yet; the desk has them.
                case Alert _, Change _ -> {}
            }
        }

        @Override
        public long wakeAt() {
            return incidents.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Case> out) {
            incidents.wake(nanos, out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            incidents.save(out);
        }
    }
}
