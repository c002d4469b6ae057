// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

/// How strongly an item belongs to an incident, and why.
///
/// @param weight 0 to 1
/// @param why    for a person
record Bond(double weight, String why) {
    /// From here on an item joins: about even odds that it is the same trouble.
    static final double ENOUGH = 0.3;

    static final Bond NONE = new Bond(0, "");

    boolean isEnough() {
        return weight >= ENOUGH;
    }

    Bond or(Bond other) {
        return other.weight > weight ? other : this;
    }

    Bond times(double factor) {
        return new Bond(weight * factor, why);
    }
}
