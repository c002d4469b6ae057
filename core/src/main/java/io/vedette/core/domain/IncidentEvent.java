// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What happened to an incident.
public sealed interface IncidentEvent extends Case {
    Incident incident();

    /// Its members that joined or changed with this, by their start; those that left are not among them.
    List<Member> changed();

    /// Fingerprints of those that are members no more.
    default List<String> left() {
        return List.of();
    }

    /// The same, of the incident as it stands with more known about it.
    IncidentEvent with(Incident incident);

    record Opened(Incident incident, long nanos, List<Member> changed) implements IncidentEvent {
        /// Of which all that is shown is news.
        public Opened(Incident incident, long nanos) {
            this(incident, nanos, incident.members());
        }

        @Override
        public Opened with(Incident same) {
            return new Opened(same, nanos, changed);
        }
    }

    record Updated(Incident incident, long nanos, List<Member> changed, List<String> left) implements IncidentEvent {
        /// Of which all that is shown is news.
        public Updated(Incident incident, long nanos) {
            this(incident, nanos, incident.members(), List.of());
        }

        @Override
        public Updated with(Incident same) {
            return new Updated(same, nanos, changed, left);
        }
    }

    /// It was over and has come back.
    record Reopened(Incident incident, long nanos, List<Member> changed) implements IncidentEvent {
        /// Of which all that is shown is news.
        public Reopened(Incident incident, long nanos) {
            this(incident, nanos, incident.members());
        }

        @Override
        public Reopened with(Incident same) {
            return new Reopened(same, nanos, changed);
        }
    }

    record Ended(Incident incident, long nanos, List<Member> changed) implements IncidentEvent {
        /// Of which all that is shown is news.
        public Ended(Incident incident, long nanos) {
            this(incident, nanos, incident.members());
        }

        @Override
        public Ended with(Incident same) {
            return new Ended(same, nanos, changed);
        }
    }
}
