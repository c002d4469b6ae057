// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What happened to an incident.
public sealed interface IncidentEvent extends Case {
    Incident incident();

    /// The same, of the incident as it stands with more known about it.
    IncidentEvent with(Incident incident);

    record Opened(Incident incident, long nanos) implements IncidentEvent {
        @Override
        public Opened with(Incident same) {
            return new Opened(same, nanos);
        }
    }

    record Updated(Incident incident, long nanos) implements IncidentEvent {
        @Override
        public Updated with(Incident same) {
            return new Updated(same, nanos);
        }
    }

    record Ended(Incident incident, long nanos) implements IncidentEvent {
        @Override
        public Ended with(Incident same) {
            return new Ended(same, nanos);
        }
    }
}
