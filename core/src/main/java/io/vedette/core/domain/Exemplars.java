// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// Traces that show what an entity's requests are like when they are slow or fail, of late.
///
/// @param examples by operation; of each the slow ones first, slowest first, then the failed ones, newest first
public record Exemplars(Entity entity, List<Exemplar> examples) {
    public Exemplars {
        examples = List.copyOf(examples);
    }

    /// One request.
    ///
    /// @param trace id of its trace
    /// @param span  id of the request's span in it
    /// @param nanos its start, epoch nanoseconds
    public record Exemplar(
            String operation, String trace, String span, long nanos, long durationNanos, boolean failed) {
        public Exemplar {
            if (durationNanos < 0) {
                throw new IllegalArgumentException("a duration must be 0 or more, was " + durationNanos);
            }
        }
    }
}
