// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Whether labels are within the limits. Asked only of series that are new.
public final class LabelLimits {
    private LabelLimits() {}

    /// @throws SeriesIndex.Unusable when there are too many, or one is too long
    public static void check(ReceiveLimits limits, String metric, Map<String, String> labels)
            throws SeriesIndex.Unusable {
        if (metric.isBlank()) {
            throw new SeriesIndex.Unusable("no-name", labels.toString());
        }
        if (labels.size() > limits.labels()) {
            throw new SeriesIndex.Unusable("too-many-labels", metric);
        }
        if (isLonger(metric, limits.labelValueBytes())) {
            throw new SeriesIndex.Unusable("name-too-long", metric);
        }
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (isLonger(label.getKey(), limits.labelNameBytes())) {
                throw new SeriesIndex.Unusable("label-name-too-long", metric + ": " + label.getKey());
            }
            if (isLonger(label.getValue(), limits.labelValueBytes())) {
                throw new SeriesIndex.Unusable("label-value-too-long", metric + ": " + label.getKey());
            }
        }
    }

    /// Whether a text takes more bytes; UTF-8 takes one to three for a char.
    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes
                || (3L * text.length() > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes);
    }
}
