// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What watching an entity led to.
public sealed interface Finding permits Assessment, Anomaly, Alert, Change {
    Entity entity();

    /// Event time, epoch nanoseconds.
    long nanos();
}
