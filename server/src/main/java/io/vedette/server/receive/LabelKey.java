// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names and values of labels one behind the other, as a key of [SeriesIndex]: each ends with a byte no text can hold.
///
/// - **State:** confined to a request; used again for each series.
public final class LabelKey {
    private static final byte END = (byte) 0xff;

    private byte[] bytes = new byte[512];
    private int length;

    public void clear() {
        length = 0;
    }

    /// Adds a name or a value.
    public void add(byte[] from, int start, int size) {
        room(size + 1);
        System.arraycopy(from, start, bytes, length, size);
        length += size;
        bytes[length++] = END;
    }

    /// Adds a mark that tells series of one set of labels apart; it is no part of [#labels].
    public void mark(int number) {
        room(2);
        bytes[length++] = END;
        bytes[length++] = (byte) number;
    }

    /// Takes the mark away.
    public void unmark() {
        length -= 2;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /// The labels again. Those without a value are as good as not there.
    ///
    /// @throws SeriesIndex.Unusable when a name stands twice, is empty, or something is no UTF-8
    public SortedMap<String, String> labels() throws SeriesIndex.Unusable {
        SortedMap<String, String> labels = new TreeMap<>();
        int at = 0;
        while (at < length && bytes[at] != END) {
            int nameEnd = end(at);
            int valueEnd = end(nameEnd + 1);
            String name = text(at, nameEnd);
            String value = text(nameEnd + 1, valueEnd);
            at = valueEnd + 1;
            if (!value.isEmpty() && labels.put(name, value) != null) {
                throw new SeriesIndex.Unusable("duplicate-label", name);
            }
        }
        if (at == 0 && length > 0) {
            throw new SeriesIndex.Unusable("no-label-name", "a label without a name");
        }
        return labels;
    }

    private int end(int from) throws SeriesIndex.Unusable {
        for (int i = from; i < length; i++) {
            if (bytes[i] == END) {
                return i;
            }
        }
        throw new SeriesIndex.Unusable("no-label-value", "a label without a value");
    }

    private String text(int from, int to) throws SeriesIndex.Unusable {
        if (!Utf8.isValid(bytes, from, to)) {
            throw new SeriesIndex.Unusable("no-utf8", new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
