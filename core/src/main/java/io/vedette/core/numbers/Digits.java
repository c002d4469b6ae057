// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// Numbers without the digits that mean nothing: what arithmetic leaves behind the sixth place is no measurement, and
/// takes three times the room.
///
/// - **Out:** the nearest double to a decimal of nine places or fewer, so that the same decimal is always the same
/// bits.
/// - **Cost:** a logarithm.
public final class Digits {
    private static final int SIGNIFICANT = 6;
    private static final int MOST_PLACES = 9;
    private static final double[] TENS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Digits() {}

    /// Six significant digits; all of the whole part, and nothing at all is changed where nine places would not do.
    ///
    /// @param value any finite number
    public static double six(double value) {
        if (value == 0) {
            return 0;
        }
        int places = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (places > MOST_PLACES) {
            return value;
        }
        double ten = TENS[Math.max(0, places)];
        return Math.rint(value * ten) / ten;
    }

    /// A difference told with as many places as its ends had.
    ///
    /// 123456.78 − 123455.51 is 1.2700000000040745 in doubles; the last digits are what rounding the ends left.
    ///
    /// @return the places, 0 to 6, or −1 when it has more
    public static int places(double difference, double largestEnd) {
        double doubt = Math.ulp(largestEnd);
        for (int places = 0; places <= SIGNIFICANT; places++) {
            if (Math.abs(Math.rint(difference * TENS[places]) / TENS[places] - difference) <= doubt) {
                return places;
            }
        }
        return -1;
    }

    /// Ten to the power of 0 to 9.
    public static double ten(int places) {
        return TENS[places];
    }
}
