// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// The name of a signal taken apart into metric and labels, as [io.vedette.core.domain.Series#text] puts it together.
///
/// @param labels empty for a signal that is no series
record SeriesName(String metric, SortedMap<String, String> labels) {
    static SeriesName of(String name) {
        int open = name.indexOf('{');
        if (open <= 0 || !name.endsWith("\"}") || name.indexOf(' ') >= 0 && name.indexOf(' ') < open) {
            return new SeriesName(name, new TreeMap<>());
        }
        SortedMap<String, String> labels = new TreeMap<>();
        int at = open + 1;
        while (at < name.length() - 1) {
            int equals = name.indexOf("=\"", at);
            if (equals < 0) {
                return new SeriesName(name, new TreeMap<>());
            }
            StringBuilder value = new StringBuilder();
            int end = read(name, equals + 2, value);
            labels.put(name.substring(at, equals), value.toString());
            at = end + 2;
        }
        return new SeriesName(name.substring(0, open), labels);
    }

    /// Reads up to the closing quotation mark, whose place it answers.
    private static int read(String name, int from, StringBuilder value) {
        int at = from;
        while (at < name.length() - 1 && name.charAt(at) != '"') {
            if (name.charAt(at) == '\\') {
                at++;
                value.append(name.charAt(at) == 'n' ? '\n' : name.charAt(at));
            } else {
                value.append(name.charAt(at));
            }
            at++;
        }
        return at;
    }

    boolean isInfo() {
        return metric.endsWith("_info");
    }

    /// The name as people read it, without the labels that say whose it is.
    String shown(BiPredicate<String, String> hidden) {
        StringJoiner text = new StringJoiner(", ", metric + " {", "}");
        text.setEmptyValue(metric);
        labels.forEach((name, value) -> {
            if (!hidden.test(name, value)) {
                text.add(name + " " + value);
            }
        });
        return text.toString();
    }

    /// The name without some of its labels: what the same signal of another entity is called too.
    String without(BiPredicate<String, String> label) {
        StringBuilder text = new StringBuilder(metric);
        labels.forEach((name, value) -> {
            if (!label.test(name, value)) {
                text.append('\n').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }
}
