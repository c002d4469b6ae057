// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// What watching an entity led to, or a person said of it.
public sealed interface Finding extends Lead permits Assessment, Item, Levels, Verdict {
    Entity entity();

    /// Event time, epoch nanoseconds.
    long nanos();
}
