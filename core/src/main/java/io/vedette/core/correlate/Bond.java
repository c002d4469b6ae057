// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

/// How strongly an item belongs to an incident, and why.
///
/// @param weight 0 to 1
/// @param doubts in the middle of how many bonds nothing is wrong: each makes time count more
/// @param role   what the other is to the item
/// @param why    for a person
record Bond(double weight, int doubts, Role role, String why) {
    /// From here on an item joins: about even odds that it is the same trouble.
    static final double ENOUGH = 0.3;

    static final Bond NONE = new Bond(0, 0, Role.ALIKE, "");

    private static final double FADES_NANOS = 5 * 60e9;
    private static final int FASTER = 4;

    /// What the one is to the other.
    enum Role {
        /// The same, a part of it, or hurt by the same.
        ALIKE,
        /// Who may hurt it.
        CAUSE,
        /// Who it may hurt.
        SUFFERER
    }

    boolean isEnough() {
        return weight >= ENOUGH;
    }

    Bond or(Bond other) {
        return other.weight > weight ? other : this;
    }

    Bond times(double factor) {
        return new Bond(weight * factor, doubts, role, why);
    }

    /// What is left of it for two beginnings so far apart.
    ///
    /// @param nanos how far, of either sign
    /// @param when  the same in words, put behind the reason
    Bond after(double nanos, String when) {
        double left = Math.exp(-Math.abs(nanos) * (1 + FASTER * doubts) / FADES_NANOS);
        return new Bond(weight * left, doubts, role, why + when);
    }
}
