// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Where the signals of one entity have been for the last hour, for whoever compares it with others.
///
/// @param nanos   the end of that hour, epoch nanoseconds
/// @param signals the same list again for as long as none comes or goes
/// @param values  one a signal, NaN where too little was heard; not to be written to
/// @param moves   the numbers of those that did not stand still; not to be written to
public record Levels(Entity entity, long nanos, List<Signal> signals, float[] values, BitSet moves) implements Finding {
    public Levels {
        if (signals.size() != values.length) {
            throw new IllegalArgumentException("%d levels of %d signals".formatted(values.length, signals.size()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels
                && nanos == levels.nanos
                && entity.equals(levels.entity)
                && signals.equals(levels.signals)
                && Arrays.equals(values, levels.values)
                && moves.equals(levels.moves);
    }

    @Override
    public int hashCode() {
        return 31 * entity.hashCode() + Long.hashCode(nanos);
    }
}
