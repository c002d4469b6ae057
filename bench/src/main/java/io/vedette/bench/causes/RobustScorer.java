// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What BARO and N-Sigma make of a recording when told that the fault began at a row.
///
/// - **Source:** L. Pham et al., *BARO*, FSE 2024; L. Pham et al., *Root Cause Analysis for Microservice
///   Systems*, ASE 2024, whose protocol this is.
final class RobustScorer {
    private RobustScorer() {}

    /// Metrics, most suspicious first.
    static List<String> rank(SockShop.Recording recording, int onset, boolean robust) {
        double[] scores = new double[recording.names().size()];
        Arrays.setAll(scores, i -> score(recording.values()[i], onset, robust));
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .map(recording.names()::get)
                .toList();
    }

    private static double score(double[] values, int onset, boolean robust) {
        double[] normal = Arrays.copyOf(values, onset);
        double[] rest = Arrays.copyOfRange(values, onset, values.length);
        if (isConstant(normal) || isConstant(rest)) {
            return Double.NaN;
        }
        double centre =
                robust ? quantile(normal, 0.5) : Arrays.stream(normal).average().orElse(0);
        double scale = robust ? quantile(normal, 0.75) - quantile(normal, 0.25) : deviation(normal, centre);
        double most = Arrays.stream(rest).max().orElse(0);
        return (most - centre) / (scale == 0 ? 1 : scale);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    private static double quantile(double[] values, double p) {
        return Quantiles.of(values, p);
    }
}
