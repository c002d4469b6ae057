// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// All signals of one entity at one instant of its grid. A signal without a point had nothing to say there.
///
/// @param nanos     the grid instant, epoch nanoseconds; instants of one entity lie whole steps apart
/// @param stepNanos the grid's interval
/// @param points    one a signal: known signals first, then the series, in the order in which they appeared
/// @param late      samples dropped since the frame before, because their own frame had gone
/// @param crowded   samples dropped since then, because the entity has as many series as it may
public record Frame(Entity entity, long nanos, long stepNanos, List<Point> points, int late, int crowded)
        implements Fact {
    public Frame {
        if (stepNanos <= 0) {
            throw new IllegalArgumentException("a frame's step must be positive, was " + stepNanos);
        }
        points = List.copyOf(points);
    }

    /// A frame that nothing was dropped before.
    public static Frame of(Entity entity, long nanos, long stepNanos, List<Point> points) {
        return new Frame(entity, nanos, stepNanos, points, 0, 0);
    }
}
