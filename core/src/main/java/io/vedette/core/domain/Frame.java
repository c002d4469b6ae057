// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// All signals of one entity at one instant of its grid. A signal without a point had nothing to say there.
///
/// @param nanos     the grid instant, epoch nanoseconds, a multiple of `stepNanos`
/// @param stepNanos the grid's interval
/// @param points    one a signal, in the order in which the signals first appeared
public record Frame(Entity entity, long nanos, long stepNanos, List<Point> points) implements Fact {
    public Frame {
        if (stepNanos <= 0) {
            throw new IllegalArgumentException("a frame's step must be positive, was " + stepNanos);
        }
        points = List.copyOf(points);
    }
}
