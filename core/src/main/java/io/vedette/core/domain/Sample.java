// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One number of one series.
///
/// @param nanos event time, epoch nanoseconds
/// @param value any finite number; receivers drop and count NaN and infinities
public record Sample(Series series, long nanos, double value) implements Observation {
    public Sample {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a sample's value must be finite, was " + value);
        }
    }
}
