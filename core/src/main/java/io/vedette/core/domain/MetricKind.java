// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// How the numbers of a series are to be read.
public enum MetricKind {
    /// A level: judged as it is.
    GAUGE,
    /// A total that only grows, but for restarts: judged as a rate.
    COUNTER
}
