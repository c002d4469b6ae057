// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static io.vedette.server.ask.prometheus.ExpositionProblem.require;

import java.util.Map;

/// What the samples of one OpenMetrics histogram must be to one another.
final class HistogramRules {
    private boolean open;
    private Map<String, String> group = Map.of();
    private double seconds;
    private double bound;
    private double bucket;
    private double count;
    private boolean hasSum;
    private boolean hasGaugeSum;
    private boolean negativeBounds;
    private boolean negativeSum;

    void sample(Map<String, String> of, String suffix, SampleLine line, Map<String, String> labels)
            throws ExpositionProblem {
        if (!open || !of.equals(group) || (line.isTimed() && line.seconds() != seconds)) {
            finish();
            begin(of, line.seconds());
        }
        switch (suffix) {
            case "_bucket" -> bucket(DecimalText.read(labels.getOrDefault("le", "")), line.value());
            case "_count", "_gcount" -> count = line.value();
            case "_sum" -> hasSum = true;
            case "_gsum" -> {
                hasGaugeSum = true;
                negativeSum = line.value() < 0;
            }
            default -> {}
        }
    }

    private void begin(Map<String, String> of, double at) {
        open = true;
        group = of;
        seconds = at;
        bound = Double.NaN;
        bucket = 0;
        count = Double.NaN;
        hasSum = false;
        hasGaugeSum = false;
        negativeBounds = false;
        negativeSum = false;
    }

    private void bucket(double le, double value) throws ExpositionProblem {
        require(Double.isNaN(bound) || le > bound, "buckets must stand in order");
        require(value >= bucket, "a bucket must not hold less than the one before");
        negativeBounds |= le < 0;
        bound = le;
        bucket = value;
    }

    void finish() throws ExpositionProblem {
        if (!open) {
            return;
        }
        open = false;
        boolean counted = !Double.isNaN(count);
        require(bound == Double.POSITIVE_INFINITY, "the bucket le=\"+Inf\" is missing");
        require(!counted || bucket == count, "the count is not that of the bucket le=\"+Inf\"");
        require(counted == (hasSum || hasGaugeSum), "a count and a sum go together");
        require(!negativeBounds || !hasSum, "no sum stands beside negative buckets");
        require(negativeBounds || !negativeSum, "a negative sum needs negative buckets");
    }
}
