// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.Set;

/// Words that belong to the number before them, and names of days and months that belong to the number behind.
final class Units {
    private static final String[] UNITS = {
        "B",
        "KB",
        "MB",
        "GB",
        "TB",
        "K",
        "M",
        "G",
        "T",
        "k",
        "kB",
        "KiB",
        "MiB",
        "GiB",
        "TiB",
        "b",
        "bit",
        "bits",
        "byte",
        "bytes",
        "bps",
        "kbps",
        "Mbps",
        "Gbps",
        "ns",
        "us",
        "ms",
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "msec",
        "msecs",
        "min",
        "mins",
        "minute",
        "minutes",
        "m",
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "d",
        "day",
        "days",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "milliseconds",
        "millis",
        "pages",
        "pct",
        "%"
    };

    private static final Set<String> UNIT_WORDS = Set.of(UNITS);

    /// Days and months, three letters each.
    private static final String CALENDAR =
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun ";

    private Units() {}

    static boolean isUnit(char[] s, int from, int to) {
        if (to - from > 12) {
            return false;
        }
        for (String unit : UNITS) {
            if (equal(s, from, to, unit)) {
                return true;
            }
        }
        return false;
    }

    static boolean isUnit(String word) {
        return UNIT_WORDS.contains(word);
    }

    static boolean isCalendar(CharSequence text, int from, int to) {
        if (to - from != 3 || !Chars.isUpper(text.charAt(from))) {
            return false;
        }
        for (int i = 0; i < CALENDAR.length(); i += 4) {
            if (text.charAt(from) == CALENDAR.charAt(i)
                    && text.charAt(from + 1) == CALENDAR.charAt(i + 1)
                    && text.charAt(from + 2) == CALENDAR.charAt(i + 2)) {
                return true;
            }
        }
        return false;
    }

    static boolean equal(char[] s, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (s[i] != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
