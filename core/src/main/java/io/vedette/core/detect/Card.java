// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a model comes from.
///
/// @param entity   whose it is
/// @param version  its name among the models of the entity
/// @param parent   the version it replaces, empty for the first
/// @param trained  the stretch it was fitted on
/// @param tested   the stretch its scores were calibrated on
/// @param choices  every signal there was, chosen or not, and why
/// @param figures  what was measured in training, by name
/// @param ranking  why it is of this kind
public record Card(
        Entity entity,
        String version,
        String parent,
        Span trained,
        Span tested,
        List<Choice> choices,
        SortedMap<String, Double> figures,
        Ranking ranking) {
    public Card {
        choices = List.copyOf(choices);
        figures = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /// The same, once it is known why it is of its kind.
    public Card ranked(Ranking known) {
        return new Card(entity, version, parent, trained, tested, choices, figures, known);
    }

    /// A stretch of time and the rows in it.
    ///
    /// @param fromNanos the first row, epoch nanoseconds
    /// @param toNanos   the last row
    /// @param stepNanos the grid's step
    public record Span(long fromNanos, long toNanos, long stepNanos, int rows) {}
}
