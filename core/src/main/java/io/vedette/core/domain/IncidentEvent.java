// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What happened to an incident: the only way from the stream half to the case half.
public sealed interface IncidentEvent {
    Incident incident();

    /// Event time, epoch nanoseconds.
    long nanos();

    record Opened(Incident incident, long nanos) implements IncidentEvent {}

    record Updated(Incident incident, long nanos) implements IncidentEvent {}

    record Ended(Incident incident, long nanos) implements IncidentEvent {}
}
