// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.List;
import java.util.Optional;

/// A way of looking at a whole series.
///
/// - **In:** a sequence of any length.
/// - **Out:** a score a value, 0 or more, higher is stranger; 0 where a value was not looked at: in gaps, in what is
/// too
///   short for the way, in a constant. The same whatever the series is multiplied by or shifted by.
/// - **State:** none, no chance.
public interface Inspector {
    /// All there are.
    List<Inspector> ALL = List.of(
            new MatrixProfile(),
            new SubsequencePca(),
            new SpectralResidual(),
            new ChangePoint(),
            new LocalPolynomial());

    /// As people call it, such as `matrix-profile`.
    String name();

    /// What it sees, for people.
    String sentence();

    double[] scores(Sequence sequence);

    static List<String> names() {
        return ALL.stream().map(Inspector::name).toList();
    }

    static Optional<Inspector> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
