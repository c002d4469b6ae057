// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What comes in by the one door: told by the outside, by the clock, or by our own learning.
public sealed interface Observation permits Sample, LogLine, Span, Alert, Change, Sighting, Tick, Lesson, Verdict {
    /// Event time, epoch nanoseconds.
    long nanos();
}
