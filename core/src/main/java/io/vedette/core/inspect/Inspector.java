// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

/// A way of looking at a whole series.
///
/// - **In:** a sequence of any length.
/// - **Out:** a score a value, 0 or more, higher is stranger; 0 where a value was not looked at: in long gaps, in what
///   is too short for the way, in a constant. The same whatever the series is multiplied by or shifted by.
/// - **State:** none, no chance.
public interface Inspector {
    /// As people call it, such as `matrix-profile`.
    String name();

    /// What it sees, for people.
    String sentence();

    double[] scores(Sequence sequence);
}
