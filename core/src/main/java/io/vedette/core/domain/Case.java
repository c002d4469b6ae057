// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What comes out of putting findings together: incidents, and word of whom we watch and whose they are.
public sealed interface Case permits IncidentEvent, Recalled, Attended, Owned {
    /// Event time, epoch nanoseconds.
    long nanos();
}
