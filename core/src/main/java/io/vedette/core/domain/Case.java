// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What comes out of putting findings together: incidents, and word of whom we watch.
public sealed interface Case permits IncidentEvent, Recalled, Attended {
    /// Event time, epoch nanoseconds.
    long nanos();
}
