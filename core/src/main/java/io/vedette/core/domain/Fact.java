// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What is known of one entity after extraction.
public sealed interface Fact permits Frame, Straggler, Silence, Novelty, Alert, Change, Lesson, Verdict {
    Entity entity();

    /// Event time, epoch nanoseconds.
    long nanos();
}
