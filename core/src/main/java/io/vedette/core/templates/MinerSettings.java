// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// When words are taken for values of one place.
///
/// @param values         so many different words in an otherwise equal context make the place open
/// @param doubtfulValues the same where words more often are states than names: the first word of a line, words in
///                       capitals, several words at once
/// @param mostLayouts    the rarest layouts are forgotten beyond this number
public record MinerSettings(int values, int doubtfulValues, int mostLayouts) {
    /// Fewer than the moves that [Renamed] remembers.
    private static final int MOST_LAYOUTS = 50_000;

    public static final MinerSettings DEFAULT = new MinerSettings(5, 10, 20_000);

    public MinerSettings {
        atLeast("values", values, 2);
        atLeast("doubtfulValues", doubtfulValues, 2);
        atLeast("mostLayouts", mostLayouts, 16);
        if (mostLayouts > MOST_LAYOUTS) {
            throw new IllegalArgumentException(
                    "mostLayouts must be %d or fewer, was %d".formatted(MOST_LAYOUTS, mostLayouts));
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be %d or more, was %d".formatted(name, least, value));
        }
    }
}
