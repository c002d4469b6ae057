// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import org.jspecify.annotations.Nullable;

/// Numbers for the texts of one batch, in the order in which they first come.
///
/// It looks at a few places and no more. A text that finds none of them free, as when somebody chose texts of one hash,
/// gets a new number each time: it is spelt again, which costs bytes and never time.
///
/// Confined to the writing of one batch.
final class TextNumbers {
    private static final int PLACES = 8;
    /// 2³² divided by the golden ratio.
    private static final int GOLDEN = 0x9E3779B9;

    private @Nullable String[] texts = new String[128];
    private int[] numbers = new int[128];
    private int held;
    private int given;

    /// The number of a text; of a new one, its number's complement, which is negative.
    int of(String text) {
        int found = find(text);
        if (found < 0) {
            return ~given++;
        }
        if (texts[found] != null) {
            return numbers[found];
        }
        texts[found] = text;
        numbers[found] = given;
        held++;
        if (held > texts.length / 2) {
            grow();
        }
        return ~given++;
    }

    /// The text's place, or a free one for it; -1 when there is neither.
    private int find(String text) {
        int mask = texts.length - 1;
        int at = text.hashCode() * GOLDEN >>> Integer.numberOfLeadingZeros(mask);
        for (int i = 0; i < PLACES; i++) {
            int place = at + i & mask;
            String there = texts[place];
            if (there == null || there.equals(text)) {
                return place;
            }
        }
        return -1;
    }

    private void grow() {
        @Nullable String[] before = texts;
        int[] numbered = numbers;
        texts = new String[2 * before.length];
        numbers = new int[2 * before.length];
        held = 0;
        for (int i = 0; i < before.length; i++) {
            String text = before[i];
            int place = text == null ? -1 : find(text);
            if (place >= 0) {
                texts[place] = text;
                numbers[place] = numbered[i];
                held++;
            }
        }
    }
}
