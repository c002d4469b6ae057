// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.numbers.Digits;

/// How fast a total grows.
final class Growth {
    private static final long SECOND = 1_000_000_000L;

    private Growth() {}

    /// The growth a second between two values of a total, 0 when it did not grow: a whole number of the total's last
    /// digits over whole seconds where both are whole, else six digits. Such a rate takes one or two bytes in the
    /// history, one with all its noise eight.
    ///
    /// @param nanos between them, more than 0
    static double perSecond(double before, double now, long nanos) {
        double grown = Math.max(0, now - before);
        int places = nanos % SECOND == 0 ? Digits.places(grown, Math.max(Math.abs(now), Math.abs(before))) : -1;
        if (places < 0) {
            return Digits.six(grown * SECOND / nanos);
        }
        double ten = Digits.ten(places);
        return Math.rint(grown * ten) / (ten * (nanos / SECOND));
    }
}
