// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.List;

/// What stands before the message in the lines of one source: times, a level, a host, a component.
///
/// - **In:** a line.
/// - **Out:** where its message begins; 0 when it does not look like the lines the header was learnt from.
/// - **Cost:** O(characters of the header).
/// - **State:** none.
public final class Header {
    /// Nothing is known: the whole line is the message.
    public static final Header NONE = new Header(List.of());

    /// So many tokens further a hop may find what it looks for.
    static final int REACH = 4;

    private final List<Column> columns;

    Header(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /// One step through a header.
    ///
    /// @param kinds what the token must be, as in [HeaderToken]
    /// @param hops  whether other tokens may stand before it
    record Column(int kinds, boolean hops) {
        /// Where the token ends that fits, from a place on; -1 when none does.
        int after(CharSequence line, int from, HeaderToken token) {
            int at = from;
            for (int i = 0; i <= (hops ? REACH : 0); i++) {
                if (!token.read(line, at)) {
                    return -1;
                }
                if (token.is(kinds)) {
                    return token.end();
                }
                at = token.end();
            }
            return -1;
        }
    }

    @Override
    public String toString() {
        return columns.toString();
    }

    public boolean isKnown() {
        return !columns.isEmpty();
    }

    List<Column> columns() {
        return columns;
    }

    /// Where the message begins.
    public int messageAt(CharSequence line) {
        var token = new HeaderToken();
        int at = 0;
        boolean first = true;
        for (Column column : columns) {
            int after = column.after(line, at, token);
            if (after < 0 && first) {
                return 0;
            }
            first = false;
            at = after < 0 ? at : after;
        }
        return skipSpaces(line, at);
    }

    /// Whether every column is there.
    public boolean fits(CharSequence line) {
        var token = new HeaderToken();
        int at = 0;
        for (Column column : columns) {
            at = column.after(line, at, token);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static int skipSpaces(CharSequence line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
