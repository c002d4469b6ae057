// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// One token of a header, read in place: a cursor, used again for the next.
final class HeaderToken {
    /// Digits and what stands between them in times and numbers; names of months and days.
    static final int NUMBER = 1;

    /// A number that can hardly be anything but a time.
    static final int TIME = 2;

    static final int LEVEL = 4;
    static final int BRACKET = 8;

    /// A lone `-`, `|`, `--`, `:` or `::`, or a tab.
    static final int SEPARATOR = 16;

    /// A word with a colon at its end, or the colon itself.
    static final int NAME = 32;

    /// No small letter.
    static final int CAPITAL = 64;

    private static final int MOST_BRACKET = 400;

    private static final String[] LEVELS = {
        "trace",
        "debug",
        "fine",
        "finer",
        "finest",
        "verbose",
        "info",
        "information",
        "notice",
        "warn",
        "warning",
        "error",
        "err",
        "severe",
        "crit",
        "critical",
        "alert",
        "emerg",
        "emergency",
        "fatal",
        "panic",
        "config",
        "D",
        "I",
        "W",
        "E",
        "F",
        "V"
    };

    private int start;
    private int end;
    private int kind;

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean is(int kinds) {
        return (kind & kinds) != 0;
    }

    /// Reads the token at or behind a place; false when the line ends before one.
    boolean read(CharSequence line, int from) {
        int length = line.length();
        start = from;
        while (start < length && line.charAt(start) <= ' ' && line.charAt(start) != '\t') {
            start++;
        }
        end = start;
        kind = 0;
        if (start == length) {
            return false;
        }
        char c = line.charAt(start);
        if (c == '|' || c == '\t') {
            end = start + 1;
            kind = SEPARATOR;
        } else if (!bracket(line, c)) {
            word(line);
        }
        return true;
    }

    private boolean bracket(CharSequence line, char open) {
        char close = open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : open == '<' ? '>' : 0;
        if (close == 0) {
            return false;
        }
        int limit = Math.min(line.length(), start + MOST_BRACKET);
        int depth = 0;
        for (int i = start; i < limit; i++) {
            char c = line.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return closed(line, i + 1, open == '<');
            }
        }
        return false;
    }

    /// A bracket counts when nothing is glued to it, save another bracket, or a date to the priority of syslog.
    private boolean closed(CharSequence line, int after, boolean priority) {
        int stop = after;
        while (stop < line.length() && (line.charAt(stop) == ':' || line.charAt(stop) == ',')) {
            stop++;
        }
        boolean alone = stop == line.length() || line.charAt(stop) <= ' ' || "|[".indexOf(line.charAt(stop)) >= 0;
        if (!alone && !(priority && after - start <= 5)) {
            return false;
        }
        end = stop;
        int to = after - 1;
        while (to > start + 1 && line.charAt(to - 1) == ' ') {
            to--;
        }
        kind = BRACKET | (isLevel(line, start + 1, to) ? LEVEL : 0);
        return true;
    }

    private void word(CharSequence line) {
        int digits = 0;
        int joints = 0;
        boolean numeric = true;
        boolean small = false;
        for (end = start; end < line.length(); end++) {
            char c = line.charAt(end);
            if (c <= ' ' || c == '|') {
                break;
            }
            if (Chars.isDigit(c)) {
                digits++;
            } else if (c == ':' || c == '/' || c == '-') {
                joints++;
            } else if (c != '.' && c != ',' && c != '+' && c != '_' && !(digits > 3 && (c == 'T' || c == 'Z'))) {
                numeric = false;
                small |= !Chars.isUpper(c) && Chars.isLetter(c);
            }
        }
        kind = kind(line, digits, joints, numeric) | (small ? 0 : CAPITAL);
    }

    private int kind(CharSequence line, int digits, int joints, boolean numeric) {
        if (numeric && digits > 0) {
            return digits >= 9 || digits >= 4 && joints >= 2 ? NUMBER | TIME : NUMBER;
        }
        int length = end - start;
        char last = line.charAt(end - 1);
        if (length <= 2 && joints == length && line.charAt(start) == last && last != '/') {
            return SEPARATOR | (last == ':' && length == 1 ? NAME : 0);
        }
        int name = last == ':' ? NAME : 0;
        int stop = end;
        while (stop > start && (line.charAt(stop - 1) == ':' || line.charAt(stop - 1) == ',')) {
            stop--;
        }
        if (isLevel(line, start, stop)) {
            return LEVEL | name;
        }
        return Units.isCalendar(line, start, stop) ? NUMBER : name;
    }

    /// Words in any case; single letters in capitals only.
    private static boolean isLevel(CharSequence line, int from, int to) {
        if (to - from < 1 || to - from > 11) {
            return false;
        }
        for (String level : LEVELS) {
            if (level.length() == to - from && equal(line, from, level)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(CharSequence line, int from, String level) {
        int lower = level.length() == 1 ? 0 : 32;
        for (int i = 0; i < level.length(); i++) {
            if ((line.charAt(from + i) | lower) != level.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
