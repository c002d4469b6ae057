// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

/// From which score on a moment counts as unusual.
///
/// @param method     how the line is drawn through the scores of held-out data
/// @param percentile for [Method#CLASSIC], the share of held-out moments below the line, in percent
/// @param risk       for [Method#AUTO], the share of normal moments above the line
public record ThresholdSettings(Method method, double percentile, double risk) {
    public static final ThresholdSettings DEFAULT = new ThresholdSettings(Method.AUTO, 95, 1e-4);

    /// How the line is drawn.
    public enum Method {
        /// Peaks over threshold: the tail of the scores is fitted, the line is where `risk` of them lie above.
        AUTO,
        /// Mean + 3 σ where the scores pass two tests of normality, else the percentile.
        CLASSIC
    }

    public ThresholdSettings {
        if (!(percentile >= 50 && percentile < 100)) {
            throw new IllegalArgumentException("threshold.percentile must be 50 to below 100, was " + percentile);
        }
        if (!(risk > 0 && risk <= 0.1)) {
            throw new IllegalArgumentException("threshold.risk must be above 0 and at most 0.1, was " + risk);
        }
    }
}
