// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// A stretch of time in which an entity surprised us. The same id comes again as it goes on and when it ends.
///
/// @param id         made from entity, kind and start, so that a replay gives the same
/// @param startNanos first unusual instant, epoch nanoseconds
/// @param nanos      the latest instant told of
public record Anomaly(String id, Entity entity, Kind kind, Phase phase, long startNanos, long nanos, Evidence evidence)
        implements Item {
    /// What kind of surprise.
    public enum Kind {
        /// The signals together do not fit what was learnt.
        UNUSUAL,
        /// It used to speak and has stopped.
        SILENT,
        /// It logs what was never seen of it before.
        NEW,
        /// A kind of log lines that came regularly is missing.
        STOPPED,
        /// Single signals left their own past and stay away from it.
        SIGNAL,
        /// It is not where others like it are, whatever its own past.
        COHORT
    }

    /// Where in its life.
    public enum Phase {
        OPENED,
        EXTENDED,
        ENDED
    }

    @Override
    public String fingerprint() {
        return id;
    }

    @Override
    public boolean goesOn() {
        return phase != Phase.ENDED;
    }

    public static String idOf(Entity entity, Kind kind, long startNanos) {
        return entity.id() + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + startNanos / 1_000_000;
    }
}
