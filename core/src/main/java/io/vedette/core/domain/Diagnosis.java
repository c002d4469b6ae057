// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What probably caused an incident, what speaks for it, and what is not known.
///
/// Root cause, critical failure and impact stand apart: [#causes] began it, [#failing] is where people
/// notice it, [#impact] are those that only suffer.
///
/// @param onsetNanos when it began, epoch nanoseconds
/// @param enough     whether the evidence carries the first cause; if not, causes are guesses, and
///                   [#missing] says why
/// @param sentence   all of it in one sentence for a person
/// @param causes     most probable first, one an entity
/// @param failing    the entity with the symptom; empty where nobody named or found one
/// @param impact     those that are off because somebody they call is, sorted
/// @param ruledOut   what was off, too, and why it is not the cause
/// @param missing    what would have helped, in words
public record Diagnosis(
        long onsetNanos,
        boolean enough,
        String sentence,
        List<Cause> causes,
        List<Entity> failing,
        List<Entity> impact,
        List<RuledOut> ruledOut,
        List<String> missing) {
    public Diagnosis {
        causes = List.copyOf(causes);
        failing = List.copyOf(failing);
        impact = List.copyOf(impact);
        ruledOut = List.copyOf(ruledOut);
        missing = List.copyOf(missing);
    }

    /// What is wrong inside an entity.
    public enum Kind {
        /// The way to and from it takes longer.
        NETWORK("slow network"),
        CPU("CPU"),
        MEMORY("memory"),
        /// Another resource with a limit: a disk, a pool, a queue.
        SATURATION("a resource near its limit"),
        /// It takes longer by itself, and no resource says why.
        SLOW("slow by itself"),
        /// Its own requests fail.
        FAILING("its requests fail"),
        /// It took a way through its code that it hardly ever takes.
        CODE("another way through its code"),
        /// Somebody changed it, and nothing else tells more.
        CHANGE("a change"),
        UNKNOWN("unknown");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// One possible cause.
    ///
    /// @param signal      the signal or the pair of log templates that names it inside; empty where none
    ///                    does
    /// @param score       how much speaks for it; an order, no probability
    /// @param probability that it is the cause, 0 to 1; all causes and "something unseen" make 1
    /// @param confident   whether something passed its fence; else it is a guess
    /// @param sentence    why, for a person
    /// @param clues       what speaks for it, the heaviest first
    public record Cause(
            Entity entity,
            Kind kind,
            String signal,
            double score,
            double probability,
            boolean confident,
            String sentence,
            List<Clue> clues) {
        public Cause {
            clues = List.copyOf(clues);
        }
    }

    /// One piece of evidence, which a page can link to its data.
    ///
    /// @param actual     the middle of what it was during the incident
    /// @param usual      where it usually lies
    /// @param sinceNanos when it left that, epoch nanoseconds
    /// @param weight     how many times it passes the fence below which it would be nothing
    /// @param words      how it bears on the cause
    public record Clue(
            Entity entity,
            String signal,
            String unit,
            double actual,
            Range usual,
            long sinceNanos,
            double weight,
            String words) {}

    /// An entity that is off as well, and why it is not the cause.
    public record RuledOut(Entity entity, String why) {}

    /// One without causes.
    public static Diagnosis silent(long onsetNanos, String sentence, List<String> missing) {
        return new Diagnosis(onsetNanos, false, sentence, List.of(), List.of(), List.of(), List.of(), missing);
    }
}
