// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts in saved state: each is spelt once, and is a number from then on.
///
/// - **State:** belongs to one run of texts, written or read.
public final class SavedTexts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    public void write(DataOutput out, String text) throws IOException {
        Integer known = numbers.putIfAbsent(text, numbers.size());
        out.writeInt(known == null ? numbers.size() - 1 : known);
        if (known == null) {
            SavedState.writeText(text, out);
        }
    }

    public String read(DataInput in) throws IOException {
        int number = in.readInt();
        if (number < 0 || number > texts.size()) {
            throw new IllegalArgumentException("a text of number " + number);
        }
        if (number == texts.size()) {
            texts.add(SavedState.text(in, "bytes of a text"));
        }
        return texts.get(number);
    }
}
