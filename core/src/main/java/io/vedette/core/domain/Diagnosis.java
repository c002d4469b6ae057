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
/// @param separations what tells bad requests, or bad log lines, from good ones, the causes' first
/// @param bursts     log lines that came up with it, the gravest first
public record Diagnosis(
        long onsetNanos,
        boolean enough,
        String sentence,
        List<Cause> causes,
        List<Entity> failing,
        List<Entity> impact,
        List<RuledOut> ruledOut,
        List<String> missing,
        List<Separation> separations,
        List<Burst> bursts) {
    public Diagnosis {
        causes = List.copyOf(causes);
        failing = List.copyOf(failing);
        impact = List.copyOf(impact);
        ruledOut = List.copyOf(ruledOut);
        missing = List.copyOf(missing);
        separations = List.copyOf(separations);
        bursts = List.copyOf(bursts);
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

    /// What an attribute is, or is not.
    public record Condition(String attribute, String value, boolean is) {
        public String words() {
            return attribute + (is ? "=" : " not ") + value;
        }
    }

    /// Some of the requests or log lines of an entity.
    ///
    /// @param bad   of [#all], as counted among those that are kept
    /// @param share of the bad, 0 to 1, as it was among those that came
    public record Counted(int bad, int all, double share) {}

    /// Attributes that tell bad requests (or, where there are none, bad log lines) of an entity from good
    /// ones.
    ///
    /// @param conditions that hold together
    /// @param alike      other attributes that hold for the very same
    /// @param with       those for which the conditions hold, since it began
    /// @param others     those for which they do not; where there are none, those before it began
    /// @param freshNanos when the first such came, epoch nanoseconds; 0 where they were there before
    /// @param sentence   all of it, for a person
    public record Separation(
            Entity entity,
            List<Condition> conditions,
            List<Condition> alike,
            Counted with,
            Counted others,
            long freshNanos,
            String sentence) {
        public Separation {
            conditions = List.copyOf(conditions);
            alike = List.copyOf(alike);
        }
    }

    /// Log lines of one template that came up, or came more often, with an incident.
    ///
    /// @param lines      since it began
    /// @param usual      how many would have been usual
    /// @param firstNanos the first of them, epoch nanoseconds
    /// @param example    one of them
    /// @param sentence   all of it, for a person
    public record Burst(
            Entity entity,
            String template,
            Severity severity,
            int lines,
            double usual,
            long firstNanos,
            String example,
            String sentence) {}

    /// One without causes.
    public static Diagnosis silent(long onsetNanos, String sentence, List<String> missing) {
        return new Diagnosis(
                onsetNanos, false, sentence, List.of(), List.of(), List.of(), List.of(), missing, List.of(), List.of());
    }

    /// The same, looked at more closely.
    ///
    /// @param further said after the sentence; empty for nothing
    public Diagnosis with(List<Separation> separations, List<Burst> bursts, String further) {
        String words = further.isEmpty() ? sentence : sentence + " " + further;
        return new Diagnosis(
                onsetNanos, enough, words, causes, failing, impact, ruledOut, missing, separations, bursts);
    }
}
