// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Scene;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import java.util.List;

/// A case whose cause is known.
///
/// @param cause  the entity
/// @param inside the signal or kind inside it, as [#name] writes it; empty where nobody told
record Fault(String name, Scene scene, Entity cause, String inside) {
    /// Place of the true entity among the causes, from 1 on; a large number where it is missing.
    int rank(Diagnosis diagnosis) {
        return rank(diagnosis, false);
    }

    /// The same, and what is wrong inside must be right as well.
    int insideRank(Diagnosis diagnosis) {
        return rank(diagnosis, true);
    }

    private int rank(Diagnosis diagnosis, boolean inner) {
        List<Diagnosis.Cause> causes = diagnosis.causes();
        for (int i = 0; i < causes.size(); i++) {
            if (causes.get(i).entity().equals(cause)
                    && (!inner || name(causes.get(i)).equals(inside))) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    static String name(Diagnosis.Cause cause) {
        return cause.kind() == Diagnosis.Kind.NETWORK ? "NETWORK" : cause.signal();
    }
}
