// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One value of one signal at the instant of its frame.
///
/// @param value finite; a gap is the absence of a point
public record Point(Signal signal, double value) {
    public Point {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a point's value must be finite, was " + value);
        }
    }
}
