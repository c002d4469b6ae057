// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a batch says of one series, as numbers of its texts: kind and name of the entity, name of the metric, unit,
/// then labels and their values.
///
/// Confined to the reading of one batch, and used anew for each series.
final class Description {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private SpeltTexts texts = new SpeltTexts(new ByteReader(new byte[0], 0, 0));
    private int[] numbers = new int[32];
    private int count;
    private MetricKind kind = MetricKind.GAUGE;

    void begin(SpeltTexts of) {
        texts = of;
        count = 0;
    }

    void kind(MetricKind told) {
        kind = told;
    }

    void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    /// The same for the same words, whatever their numbers.
    long hash(long seed) {
        long hash = SpeltTexts.mixed(seed, kind.ordinal());
        for (int i = 0; i < count; i++) {
            hash = SpeltTexts.mixed(hash, texts.hash(numbers[i]));
        }
        return hash;
    }

    /// The words in bytes that no other words have: the kind, then each word with its length in four bytes before it.
    byte[] key() {
        int size = 1;
        for (int i = 0; i < count; i++) {
            size += 4 + texts.length(numbers[i]);
        }
        byte[] key = new byte[size];
        key[0] = (byte) kind.ordinal();
        int at = 1;
        for (int i = 0; i < count; i++) {
            int length = texts.length(numbers[i]);
            INTS.set(key, at, length);
            at += 4;
            texts.copy(numbers[i], key, at);
            at += length;
        }
        return key;
    }

    boolean hasKey(byte[] key) {
        if (key[0] != (byte) kind.ordinal()) {
            return false;
        }
        int at = 1;
        for (int i = 0; i < count; i++) {
            int length = texts.length(numbers[i]);
            if (at + 4 > key.length || (int) INTS.get(key, at) != length || !texts.isAt(numbers[i], key, at + 4)) {
                return false;
            }
            at += 4 + length;
        }
        return at == key.length;
    }

    Series series() {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 4; i + 1 < count; i += 2) {
            labels.put(word(i), word(i + 1));
        }
        return new Series(new Entity(word(0), word(1)), word(2), Labels.of(labels), kind, word(3));
    }

    private String word(int place) {
        return texts.text(numbers[place]);
    }
}
