// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import java.util.Comparator;

/// Entities of one kind that are one and the same thing several times.
///
/// @param kind of its members, such as `pod`
/// @param of   what they are one of, in words: `deployment prod/shop`, `job node`
record Cohort(String kind, String of) implements Comparable<Cohort> {
    private static final Comparator<Cohort> ORDER =
            Comparator.comparing(Cohort::of).thenComparing(Cohort::kind);

    /// When within a round of so many turns it has its turn, so that not all do at once.
    int turn(int turns) {
        return Math.floorMod(31 * kind.hashCode() + of.hashCode(), turns);
    }

    @Override
    public int compareTo(Cohort other) {
        return ORDER.compare(this, other);
    }
}
