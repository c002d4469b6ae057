// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// How an entity stands.
public enum EntityState {
    /// Too little was seen to judge.
    LEARNING,
    NORMAL,
    /// Something surprises us, for long enough to say so.
    ANOMALOUS,
    /// It used to speak and has stopped.
    SILENT
}
