// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.Arrays;

/// Spearman's rank correlation, ties by their mean rank; 0 where one side is all tied.
final class RankCorrelation {
    private RankCorrelation() {}

    static double of(double[] left, double[] right) {
        double[] a = ranks(left);
        double[] b = ranks(right);
        double middle = (a.length - 1) / 2.0;
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - middle) * (b[i] - middle);
            one += (a[i] - middle) * (a[i] - middle);
            other += (b[i] - middle) * (b[i] - middle);
        }
        return one == 0 || other == 0 ? 0 : both / Math.sqrt(one * other);
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        Arrays.setAll(ranks, i -> {
            long below =
                    Arrays.stream(values).filter(value -> value < values[i]).count();
            long same =
                    Arrays.stream(values).filter(value -> value == values[i]).count();
            return below + (same - 1) / 2.0;
        });
        return ranks;
    }
}
