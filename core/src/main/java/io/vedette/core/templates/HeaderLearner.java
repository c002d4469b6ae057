// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Learns the header of a source from some of its lines, or says that there is none to be sure of.
///
/// Column by column: what nearly all lines have at the same place is header. A word that differs from line to line is
/// header only if it leads, within a few tokens, to something that is: a component's colon, a level, a time. Whatever
/// cannot be shown to be header stays part of the message, where it does little harm.
///
/// - **In:** some dozens to some hundreds of lines of one source.
/// - **Out:** a [Header], perhaps [Header#NONE].
/// - **Error:** `bench logs`, raw lines.
/// - **Cost:** O(lines × characters of the header).
/// - **Source:** ours.
public final class HeaderLearner {
    /// Fewer lines prove nothing.
    public static final int LEAST_LINES = 20;

    /// So many lines of a hundred must agree. .90 to .98 gave the same headers on the public systems.
    private static final double SHARE = 0.95;

    /// So large a share of the lines must hop over the same number of tokens. Messages have colons too,
    /// but here and there: the headers of the public systems have .64 and more.
    private static final double STEADY = 0.6;

    /// What a hop may lead to. A lone number leads nowhere: messages are full of them.
    private static final int[] AIMS = {
        HeaderToken.NAME, HeaderToken.SEPARATOR, HeaderToken.LEVEL, HeaderToken.TIME, HeaderToken.BRACKET
    };

    private static final int[] PLAIN = {
        HeaderToken.NUMBER,
        HeaderToken.LEVEL,
        HeaderToken.BRACKET,
        HeaderToken.SEPARATOR,
        HeaderToken.NUMBER | HeaderToken.LEVEL | HeaderToken.BRACKET | HeaderToken.SEPARATOR | HeaderToken.CAPITAL
    };

    private HeaderLearner() {}

    public static Header learn(List<? extends CharSequence> lines) {
        if (lines.size() < LEAST_LINES) {
            return Header.NONE;
        }
        for (String field : Fields.MESSAGES) {
            long with =
                    lines.stream().filter(line -> Fields.after(line, field) > 0).count();
            if (with >= SHARE * lines.size()) {
                return new Header(List.of(), field);
            }
        }
        var columns = new ArrayList<HeaderColumn>();
        var places = new int[lines.size()];
        while (columns.size() < Header.MOST_COLUMNS) {
            HeaderColumn column = column(lines, places);
            if (column.kinds() == 0) {
                break;
            }
            columns.add(column);
            advance(lines, places, column);
            if (column.kinds() == HeaderToken.NAME) {
                // Nothing follows the component's colon but the message.
                break;
            }
        }
        return new Header(columns, "");
    }

    /// The next column; one of no kind when there is none.
    private static HeaderColumn column(List<? extends CharSequence> lines, int[] places) {
        for (int kinds : PLAIN) {
            var column = new HeaderColumn(kinds, false);
            if (share(lines, places, column) >= SHARE) {
                return column;
            }
        }
        var nearest = new HeaderColumn(0, false);
        double least = Double.POSITIVE_INFINITY;
        for (int aim : AIMS) {
            var column = new HeaderColumn(aim, true);
            boolean sure = share(lines, places, column) >= SHARE && steadiness(lines, places, column) >= STEADY;
            double hop = sure ? length(lines, places, column) : least;
            if (hop < least) {
                least = hop;
                nearest = column;
            }
        }
        return nearest;
    }

    private static double share(List<? extends CharSequence> lines, int[] places, HeaderColumn column) {
        var token = new HeaderToken();
        int fit = 0;
        for (int i = 0; i < places.length; i++) {
            fit += column.after(lines.get(i), places[i], token) >= 0 ? 1 : 0;
        }
        return (double) fit / places.length;
    }

    /// The share of the lines that hop over the most usual number of tokens.
    private static double steadiness(List<? extends CharSequence> lines, int[] places, HeaderColumn column) {
        var token = new HeaderToken();
        var hops = new int[HeaderColumn.REACH + 1];
        for (int i = 0; i < places.length; i++) {
            int after = column.after(lines.get(i), places[i], token);
            if (after < 0) {
                continue;
            }
            int steps = 0;
            for (int at = places[i]; token.read(lines.get(i), at) && token.end() < after; at = token.end()) {
                steps++;
            }
            hops[steps]++;
        }
        return (double) Arrays.stream(hops).max().orElse(0) / places.length;
    }

    /// How many characters a hop takes on the average.
    private static double length(List<? extends CharSequence> lines, int[] places, HeaderColumn column) {
        var token = new HeaderToken();
        long sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += Math.max(0, column.after(lines.get(i), places[i], token) - places[i]);
        }
        return (double) sum / places.length;
    }

    private static void advance(List<? extends CharSequence> lines, int[] places, HeaderColumn column) {
        var token = new HeaderToken();
        for (int i = 0; i < places.length; i++) {
            int after = column.after(lines.get(i), places[i], token);
            places[i] = after < 0 ? places[i] : after;
        }
    }
}
