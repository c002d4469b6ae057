// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;

/// What is left of a layout when everything is taken away that may come and go with a value: units, names of days and
/// months, brackets round nothing but values, the length of a list.
///
/// @param places for each token of the layout its place in the shape, or -1
record Shape(String[] tokens, byte[] kinds, int[] places) {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    /// Words that are values in every language.
    private static final Set<String> CONSTANTS =
            Set.of("true", "false", "null", "True", "False", "TRUE", "FALSE", "NULL");

    static Shape of(String[] texts, byte[] layoutKinds, int[] gaps) {
        byte[] kinds = layoutKinds.clone();
        var dropped = new boolean[texts.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) Math.min(kinds[i], LineScanner.VALUE);
        }
        constants(texts, kinds);
        calendar(texts, kinds);
        units(texts, kinds, gaps, dropped);
        brackets(texts, kinds, gaps, dropped);
        return collapse(texts, kinds, dropped);
    }

    private static void constants(String[] texts, byte[] kinds) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == LineScanner.WORD && CONSTANTS.contains(texts[i])) {
                kinds[i] = LineScanner.VALUE;
            }
        }
    }

    private static void calendar(String[] texts, byte[] kinds) {
        for (int i = texts.length - 2; i >= 0; i--) {
            int next = texts[i + 1].equals(",") && i + 2 < texts.length ? i + 2 : i + 1;
            if (kinds[i] == LineScanner.WORD
                    && kinds[next] == LineScanner.VALUE
                    && Units.isCalendar(texts[i], 0, texts[i].length())) {
                kinds[i] = LineScanner.VALUE;
            }
        }
    }

    private static void units(String[] texts, byte[] kinds, int[] gaps, boolean[] dropped) {
        for (int i = 1; i < texts.length; i++) {
            dropped[i] = kinds[i] == LineScanner.WORD
                    && kinds[i - 1] == LineScanner.VALUE
                    && gaps[i] == 1
                    && Units.isUnit(texts[i]);
        }
    }

    /// From the right, so that a bracket is judged after those inside it.
    private static void brackets(String[] texts, byte[] kinds, int[] gaps, boolean[] dropped) {
        for (int i = texts.length - 1; i > 0; i--) {
            int kind = texts[i].length() == 1 ? OPENING.indexOf(texts[i]) : -1;
            if (dropped[i] || kind < 0 || gaps[i] == 0) {
                continue;
            }
            int end = i + 1;
            while (end < texts.length && (dropped[end] || isFiller(texts[end], kinds[end]))) {
                end++;
            }
            if (end < texts.length && texts[end].equals(CLOSING.substring(kind, kind + 1))) {
                Arrays.fill(dropped, i, end + 1, true);
            }
        }
    }

    private static boolean isFiller(String text, byte kind) {
        return kind == LineScanner.VALUE || text.length() == 1 && ",:-./".contains(text);
    }

    private static Shape collapse(String[] texts, byte[] kinds, boolean[] dropped) {
        var tokens = new ArrayList<String>();
        var kept = new byte[texts.length];
        var places = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            int last = tokens.size() - 1;
            boolean afterValue = last >= 0 && kept[last] == LineScanner.VALUE;
            if (dropped[i]) {
                places[i] = -1;
            } else if (afterValue && (kinds[i] == LineScanner.VALUE || isComma(i, texts, kinds, dropped))) {
                places[i] = last;
            } else {
                places[i] = tokens.size();
                kept[tokens.size()] = kinds[i];
                tokens.add(kinds[i] == LineScanner.VALUE ? Layout.OPEN : texts[i]);
            }
        }
        return new Shape(tokens.toArray(String[]::new), Arrays.copyOf(kept, tokens.size()), places);
    }

    private static boolean isComma(int i, String[] texts, byte[] kinds, boolean[] dropped) {
        int next = i + 1;
        while (next < texts.length && dropped[next]) {
            next++;
        }
        return texts[i].equals(",") && next < texts.length && kinds[next] == LineScanner.VALUE;
    }
}
