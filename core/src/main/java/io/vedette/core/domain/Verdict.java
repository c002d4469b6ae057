// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// A person's word on an incident. It comes in by the one door, so that a replay hears it when it was said.
///
/// @param entity   one that the incident touches
/// @param nanos    when it was said, epoch nanoseconds
/// @param incident id of the incident
/// @param subject  for [Kind#MERGE] the id of the incident that becomes part of this one, for [Kind#UNMERGE] of the
///                 one that did, for [Kind#SPLIT] the fingerprint of the member that leaves, for [Kind#AGREE] and
///                 [Kind#DISAGREE] the entity of the cause; else empty
/// @param who      who said it; empty where nobody was asked
/// @param note     their words; may be empty
public record Verdict(Entity entity, long nanos, String incident, Kind kind, String subject, String who, String note)
        implements Observation, Fact, Finding {
    /// What is said.
    public enum Kind {
        /// Somebody is at it.
        ACKNOWLEDGE,
        /// It is over, whatever the members say.
        RESOLVE,
        /// It is not over.
        REOPEN,
        /// Two incidents are one.
        MERGE,
        /// A member belongs elsewhere.
        SPLIT,
        /// That is the cause.
        AGREE,
        /// That is not the cause.
        DISAGREE,
        /// One that became part of this is an incident of its own.
        UNMERGE;

        /// Whether it needs a subject.
        public boolean hasSubject() {
            return this == MERGE || this == UNMERGE || this == SPLIT || this == AGREE || this == DISAGREE;
        }
    }

    public Verdict {
        if (incident.isBlank()) {
            throw new IllegalArgumentException("a verdict needs an incident");
        }
        if (kind.hasSubject() == subject.isBlank()) {
            throw new IllegalArgumentException(
                    kind.hasSubject()
                            ? "a verdict to %s needs its subject".formatted(word(kind))
                            : "to %s has no subject".formatted(word(kind)));
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
