// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many pages in how long: `3 pages/week`; or `none`, which bounds nothing.
///
/// @param pages     0 for none
/// @param period    `day`, `week` or `month`; of 30 days
public record Allowance(double pages, Period period) implements Serializable {
    public static final Allowance NONE = new Allowance(0, Period.WEEK);

    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:pages?)?\\s*(?:/|per|a)\\s*(day|week|month)");

    private static final double MOST = 10_000;

    /// In which pages are counted.
    public enum Period {
        DAY(1),
        WEEK(7),
        MONTH(30);

        private final int days;

        Period(int days) {
            this.days = days;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Allowance {
        if (!(pages >= 0 && pages <= MOST)) {
            throw new IllegalArgumentException("a budget must be 0 to 10000 pages, was " + pages);
        }
    }

    /// Reads `3 pages/week`, `1/day`, `2 pages per month`, `none`.
    public static Allowance valueOf(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("none")) {
            return NONE;
        }
        Matcher form = FORM.matcher(plain);
        if (!form.matches() || Double.parseDouble(form.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'%s' is no budget: write it like 3 pages/week, 1 page/day, 2 pages/month, or none"
                            .formatted(text));
        }
        return new Allowance(
                Double.parseDouble(form.group(1)), Period.valueOf(form.group(2).toUpperCase(Locale.ROOT)));
    }

    public boolean isNone() {
        return pages == 0;
    }

    /// Pages a week; 0 for none.
    public double perWeek() {
        return pages * 7 / period.days;
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "none";
        }
        String number = pages == Math.rint(pages) ? Long.toString((long) pages) : Double.toString(pages);
        return "%s page%s/%s".formatted(number, pages == 1 ? "" : "s", period.word());
    }
}
