// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// A stretch of time in which an entity surprised us. The same id comes again as it goes on and when it ends.
///
/// @param id            made from entity, kind and start, so that a replay gives the same
/// @param startNanos    first unusual instant, epoch nanoseconds
/// @param nanos         the latest instant told of
/// @param surprise      the highest surprise so far
/// @param sentence      what is wrong, for a person: which signals, what they are, what is usual
/// @param contributions at the moment of the highest surprise, largest first
public record Anomaly(
        String id,
        Entity entity,
        Kind kind,
        Phase phase,
        long startNanos,
        long nanos,
        double surprise,
        String sentence,
        List<Contribution> contributions)
        implements Finding {
    /// What kind of surprise.
    public enum Kind {
        /// The signals together do not fit what was learnt.
        UNUSUAL,
        /// It used to speak and has stopped.
        SILENT
    }

    /// Where in its life.
    public enum Phase {
        OPENED,
        EXTENDED,
        ENDED
    }

    public Anomaly {
        contributions = List.copyOf(contributions);
    }
}
