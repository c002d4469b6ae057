// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// The labels of a series: names and their values, ascending by name.
///
/// There is one of these for each of perhaps a million series, so it is one array of texts and no tree.
///
/// - **Cost:** a look-up is O(log n), the hash is worked out once.
public final class Labels {
    public static final Labels NONE = new Labels(new String[0]);

    private final String[] texts;
    private final int hash;

    private Labels(String[] texts) {
        this.texts = texts;
        this.hash = Arrays.hashCode(texts);
    }

    public static Labels of(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return NONE;
        }
        String[] texts = new String[2 * labels.size()];
        int at = 0;
        for (Map.Entry<String, String> label : sorted(labels)) {
            texts[at++] = label.getKey();
            texts[at++] = label.getValue();
        }
        return new Labels(texts);
    }

    private static Set<Map.Entry<String, String>> sorted(Map<String, String> labels) {
        boolean natural = labels instanceof SortedMap<String, String> map && map.comparator() == null;
        return (natural ? labels : new TreeMap<>(labels)).entrySet();
    }

    public int size() {
        return texts.length / 2;
    }

    public boolean isEmpty() {
        return texts.length == 0;
    }

    /// The value of a label, or `otherwise` where there is none of this name.
    public String getOrDefault(String name, String otherwise) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = texts[2 * middle].compareTo(name);
            if (order == 0) {
                return texts[2 * middle + 1];
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return otherwise;
    }

    /// The name of the label at a place, 0 to size − 1.
    public String name(int place) {
        return texts[2 * place];
    }

    public String value(int place) {
        return texts[2 * place + 1];
    }

    /// Name and value of each label, ascending by name.
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < texts.length; i += 2) {
            action.accept(texts[i], texts[i + 1]);
        }
    }

    /// The same with other instances of its texts.
    public Labels map(UnaryOperator<String> text) {
        String[] mapped = new String[texts.length];
        Arrays.setAll(mapped, i -> text.apply(texts[i]));
        return mapped.length == 0 ? NONE : new Labels(mapped);
    }

    /// A map of its own, for whoever changes it.
    public SortedMap<String, String> toMap() {
        SortedMap<String, String> map = new TreeMap<>();
        forEach(map::put);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Labels labels && hash == labels.hash && Arrays.equals(texts, labels.texts);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
