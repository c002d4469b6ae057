// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.util.List;

/// A course of values in one line of Braille letters, two values a letter, four heights each.
final class Sparkline {
    private static final char EMPTY = '\u2800';
    private static final int HEIGHTS = 4;

    /// The dot of each height, lowest first, in the left and in the right column of a letter.
    private static final int[][] DOTS = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};

    private Sparkline() {}

    static String of(List<Double> course) {
        double low = course.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = course.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < course.size(); i += 2) {
            int letter = EMPTY;
            for (int column = 0; column < 2 && i + column < course.size(); column++) {
                letter |= DOTS[column][height(course.get(i + column), low, high)];
            }
            line.append((char) letter);
        }
        return line.toString();
    }

    private static int height(double value, double low, double high) {
        // Halves, so that a range as wide as a double has no end of its own.
        double width = high / 2 - low / 2;
        double part = width > 0 ? (value / 2 - low / 2) / width : 0;
        return Math.clamp((int) (part * HEIGHTS), 0, HEIGHTS - 1);
    }
}
