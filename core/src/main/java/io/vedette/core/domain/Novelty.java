// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// The log lines of an entity are of other kinds than they used to be.
///
/// @param nanos    when that was noticed, epoch nanoseconds
/// @param patterns the kinds of lines, the gravest first, then the most frequent; at least one
/// @param more     further kinds that are not named
public record Novelty(Entity entity, long nanos, Kind kind, List<Pattern> patterns, int more) implements Fact {
    /// What has become of the patterns.
    public enum Kind {
        /// Never seen before.
        NEW,
        /// They came regularly, and have been missing for long.
        STOPPED,
        /// They were told as stopped, and came again.
        RETURNED
    }

    /// A kind of log lines.
    ///
    /// @param id         of the kind within its entity
    /// @param text       the words that its lines share, the rest as `<*>`
    /// @param severity   the gravest of its lines
    /// @param lines      of a new kind within its first minute, else of all time
    /// @param sinceNanos the first line of a new kind, the last line of others; epoch nanoseconds
    /// @param usualNanos the longest pause it used to make; 0 for a new kind
    public record Pattern(int id, String text, Severity severity, long lines, long sinceNanos, long usualNanos) {}

    public Novelty {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("a novelty needs a pattern");
        }
    }
}
