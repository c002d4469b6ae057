// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What may belong to an incident.
public sealed interface Item extends Finding permits Anomaly, Alert, Change {
    /// What makes the next word on it the same item: the same on every path, after a replay as well.
    String fingerprint();

    /// Whether it is wrong now; a change never is.
    boolean goesOn();
}
