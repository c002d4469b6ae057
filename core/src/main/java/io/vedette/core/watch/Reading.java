// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Range;
import java.util.Locale;

/// A value with its unit, as people read it: `34 %`, `1.2 MB/s`.
public final class Reading {
    private static final String[] THOUSANDS = {"", "k", "M", "G", "T", "P"};

    private Reading() {}

    public static String of(double value, String unit) {
        return number(value, unit) + suffix(value, unit);
    }

    /// `1–4 %`, each end with its own unit where they differ.
    public static String of(Range range, String unit) {
        String low = suffix(range.low(), unit);
        String high = suffix(range.high(), unit);
        String from = number(range.low(), unit) + (low.equals(high) || range.low() == 0 ? "" : low);
        String to = number(range.high(), unit) + high;
        return (number(range.low(), unit) + low).equals(to) ? to : from + "–" + to;
    }

    private static boolean isBytes(String unit) {
        return unit.equals("B") || unit.equals("B/s");
    }

    private static int thousands(double value, String unit) {
        if (!isBytes(unit) && Math.abs(value) < 100_000) {
            return 0;
        }
        double left = Math.abs(value);
        int power = 0;
        while (left >= 999.5 && power < THOUSANDS.length - 1) {
            left /= 1_000;
            power++;
        }
        return power;
    }

    private static String suffix(double value, String unit) {
        String prefix = THOUSANDS[thousands(value, unit)];
        return prefix.isEmpty() && unit.isEmpty() ? "" : " " + prefix + unit;
    }

    private static String number(double value, String unit) {
        double shown = value / Math.pow(1_000, thousands(value, unit));
        double size = Math.abs(shown);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", shown);
        }
        String digits =
                size >= 100 || size == Math.rint(size) ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.2g";
        String text = String.format(Locale.ROOT, digits, shown);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
