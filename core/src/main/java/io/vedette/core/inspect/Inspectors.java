// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.List;
import java.util.Optional;

/// All inspectors there are.
public final class Inspectors {
    public static final List<Inspector> ALL = List.of(
            new MatrixProfile(),
            new SubsequencePca(),
            new SpectralResidual(),
            new ChangePoint(),
            new LocalPolynomial());

    private Inspectors() {}

    public static List<String> names() {
        return ALL.stream().map(Inspector::name).toList();
    }

    public static Optional<Inspector> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
