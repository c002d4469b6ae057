// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// All signals of one entity at one instant of its grid. A signal without a point had nothing to say there.
///
/// @param nanos     the grid instant, epoch nanoseconds; instants of one entity lie whole steps apart
/// @param stepNanos the grid's interval
/// @param points    one a signal: known signals first, then the series, in the order in which they appeared
/// @param arrivals  what came out of its time since the frame before
public record Frame(Entity entity, long nanos, long stepNanos, List<Point> points, Arrivals arrivals) implements Fact {
    public Frame {
        if (stepNanos <= 0) {
            throw new IllegalArgumentException("a frame's step must be positive, was " + stepNanos);
        }
        points = List.copyOf(points);
    }

    /// A frame before which all came in its time.
    public static Frame of(Entity entity, long nanos, long stepNanos, List<Point> points) {
        return new Frame(entity, nanos, stepNanos, points, Arrivals.NONE);
    }
}
