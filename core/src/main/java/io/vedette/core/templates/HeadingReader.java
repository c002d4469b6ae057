// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.List;

/// Reads the parts of a header that have a meaning.
final class HeadingReader {
    /// Process ids have at most so many digits (Linux: 4,194,304).
    private static final int PID_DIGITS = 7;

    private String level = "";
    private String component = "";
    private String host = "";
    private String pid = "";

    private HeadingReader() {}

    static Heading read(CharSequence line, List<HeaderColumn> columns) {
        var reader = new HeadingReader();
        var token = new HeaderToken();
        int at = 0;
        for (HeaderColumn column : columns) {
            int after = column.after(line, at, token);
            if (after >= 0) {
                reader.column(line, at, after, column);
                at = after;
            }
        }
        return new Heading(reader.level, reader.component, reader.host, reader.pid);
    }

    private void column(CharSequence line, int from, int to, HeaderColumn column) {
        var names = new ArrayList<String>();
        var token = new HeaderToken();
        for (int at = from; at < to && token.read(line, at); at = token.end()) {
            String text = bare(line.subSequence(token.start(), token.end()).toString());
            if (token.is(HeaderToken.LEVEL) && (column.kinds() & HeaderToken.LEVEL) != 0) {
                level = text;
            } else if (token.is(HeaderToken.NUMBER)) {
                number(text);
            } else if (column.hops() && !token.is(HeaderToken.SEPARATOR) || isName(text, token)) {
                names.add(text);
            }
        }
        name(names);
    }

    /// In columns that are alike in shape only: brackets that hold no time, and words in capitals.
    private static boolean isName(String text, HeaderToken token) {
        if (token.is(HeaderToken.BRACKET)) {
            return !text.isEmpty()
                    && !Chars.isDigit(text.charAt(0))
                    && !(text.length() > 3 && Units.isCalendar(text, 0, 3));
        }
        return token.is(HeaderToken.CAPITAL)
                && !token.is(HeaderToken.SEPARATOR)
                && text.chars().allMatch(c -> Chars.isLetter((char) c));
    }

    private void number(String text) {
        if (text.length() <= PID_DIGITS && text.chars().allMatch(c -> Chars.isDigit((char) c))) {
            pid = text;
        }
    }

    private void name(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String last = names.getLast();
        int bracket = last.lastIndexOf('[');
        if (bracket > 0 && last.endsWith("]")) {
            pid = last.substring(bracket + 1, last.length() - 1);
            last = last.substring(0, bracket);
        }
        component = last;
        if (names.size() > 1) {
            host = names.getFirst();
        }
    }

    /// Without the brackets and the colon round it.
    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (to > 0 && (text.charAt(to - 1) == ':' || text.charAt(to - 1) == ',')) {
            to--;
        }
        if (to > 1 && "[(<{".indexOf(text.charAt(0)) >= 0) {
            from = 1;
            to--;
        }
        return text.substring(from, to).strip();
    }
}
