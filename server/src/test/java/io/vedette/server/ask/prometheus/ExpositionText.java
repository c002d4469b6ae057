// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import io.vedette.core.domain.MetricKind;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Writes samples of the text format by chance, with names, labels and values that are hard to read.
final class ExpositionText {
    private static final String[] VALUES = {
        "", " ", "\\", "\"", "\n", "a\\nb", "{}", "}", "#", ",", "=", "é☃\uD83D\uDE00"
    };

    private ExpositionText() {}

    interface Result<R> {
        R of(String name, Map<String, String> labels, double value, long nanos, MetricKind kind);
    }

    static <R> R append(StringBuilder page, SplittableRandom chance, Result<R> result) {
        String name = "m:" + Integer.toString(chance.nextInt(1_000_000), 36) + (chance.nextBoolean() ? "_total" : "");
        Map<String, String> labels = new TreeMap<>();
        page.append(name);
        int count = chance.nextInt(5);
        for (int i = 0; i < count; i++) {
            String value = VALUES[chance.nextInt(VALUES.length)] + chance.nextInt(100);
            labels.put("l" + i, value);
            page.append(i == 0 ? "{" : ", ")
                    .append("l")
                    .append(i)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"');
        }
        double value = (chance.nextDouble() - 0.5) * Math.pow(10, chance.nextInt(-300, 300));
        long millis = chance.nextLong(4_000_000_000_000L);
        boolean timed = chance.nextBoolean();
        page.append(count > 0 ? "} " : "  ")
                .append(value)
                .append(timed ? " " + millis : "")
                .append('\n');
        MetricKind kind = name.endsWith("_total") ? MetricKind.COUNTER : MetricKind.GAUGE;
        return result.of(name, labels, value, timed ? millis * 1_000_000 : -1, kind);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
