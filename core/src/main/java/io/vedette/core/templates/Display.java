// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.List;

/// Writes a template for people: as its most frequent layout, with `<*>` wherever its lines differ.
final class Display {
    private Display() {}

    static String of(Form form, List<Layout> layouts) {
        if (layouts.isEmpty()) {
            return String.join(" ", form.tokens);
        }
        Layout most = layouts.getFirst();
        for (Layout layout : layouts) {
            if (layout.lines > most.lines) {
                most = layout;
            }
        }
        var text = new StringBuilder();
        boolean listed = false;
        for (int i = 0; i < most.size(); i++) {
            int place = most.places[i];
            boolean goesOn = listed && place >= 0 && place == most.places[i - 1];
            if (goesOn) {
                continue;
            }
            listed = place >= 0 && isFirst(most, i) && runs(layouts, most, place);
            text.repeat(' ', Math.min(most.gaps[i], 1)).append(listed ? Layout.OPEN : token(form, layouts, most, i));
        }
        return text.toString();
    }

    private static boolean isFirst(Layout layout, int token) {
        return token == 0 || layout.places[token - 1] != layout.places[token];
    }

    /// Whether a place took in a date, or a list that has another length in another layout.
    private static boolean runs(List<Layout> layouts, Layout most, int place) {
        for (int i = 0; i < most.size(); i++) {
            boolean word = most.places[i] == place && most.kinds[i] == LineScanner.WORD;
            if (word && Units.isCalendar(most.texts[i], 0, most.texts[i].length())) {
                return true;
            }
        }
        int length = length(most, place);
        return layouts.stream().anyMatch(layout -> length(layout, place) != length);
    }

    private static int length(Layout layout, int place) {
        int length = 0;
        for (int at : layout.places) {
            if (at == place) {
                length++;
            }
        }
        return length;
    }

    private static String token(Form form, List<Layout> layouts, Layout most, int i) {
        if (most.kinds[i] > LineScanner.VALUE) {
            return most.kinds[i] == LineScanner.PAIR ? Layout.PAIR : Layout.NAMED_PAIR;
        }
        int place = most.places[i];
        if (most.isValue(i) || place >= 0 && form.isOpen(place) && most.kinds[i] == LineScanner.WORD) {
            return Layout.OPEN;
        }
        boolean differs = place < 0
                && most.kinds[i] == LineScanner.WORD
                && layouts.stream()
                        .anyMatch(other -> other.size() == most.size() && !other.texts[i].equals(most.texts[i]));
        return differs ? Layout.OPEN : most.texts[i];
    }
}
