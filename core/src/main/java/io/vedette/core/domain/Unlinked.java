// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What the topology had no room for, from the beginning on.
///
/// @param edges sightings and calls of edges beyond the limits
/// @param spans of traces that were passed over, so that others could be joined
public record Unlinked(long edges, long spans) implements Relation {
    public Unlinked {
        if (edges < 0 || spans < 0) {
            throw new IllegalArgumentException("counts must be 0 or more");
        }
    }
}
