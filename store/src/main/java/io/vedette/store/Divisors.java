// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

/// Numbers that divide others.
final class Divisors {
    private Divisors() {}

    /// The greatest common divisor of two numbers, 0 or more; of 0 and a number, the number.
    static long greatest(long a, long b) {
        long high = a;
        long low = b;
        while (low != 0) {
            long rest = high % low;
            high = low;
            low = rest;
        }
        return high;
    }
}
