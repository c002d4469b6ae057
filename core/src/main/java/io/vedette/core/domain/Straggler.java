// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// A point that came when its frame had gone: it is kept with the others, and judged by itself while it is fresh.
///
/// @param nanos     the instant of the frame that it belongs to
/// @param stepNanos the grid's interval
/// @param fresh     whether it lay within ten minutes of the entity's newest sample when it came
public record Straggler(Entity entity, long nanos, long stepNanos, Point point, boolean fresh) implements Fact {
    public Straggler {
        if (stepNanos <= 0) {
            throw new IllegalArgumentException("a straggler's step must be positive, was " + stepNanos);
        }
    }

    /// As a frame with nothing else in it.
    public Frame alone() {
        return Frame.of(entity, nanos, stepNanos, List.of(point));
    }
}
