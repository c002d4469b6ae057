// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What durations of one kind usually are, learnt in healthy times, seconds.
final class Durations<K> {
    /// Of fewer samples the spread is that of the others.
    private static final int LEAST = 3;

    private static final double FLOOR = 0.001;
    private static final double TO_SIGMA = 1.349;

    private final double relativeFloor;
    private final Map<K, List<Double>> samples = new HashMap<>();
    private final Map<K, Usual> usual = new HashMap<>();
    private double pooled = FLOOR;

    Durations(double relativeFloor) {
        this.relativeFloor = relativeFloor;
    }

    /// Middle and spread.
    record Usual(double median, double sigma) {
        boolean isSlow(double seconds, double fence) {
            return seconds > median + fence * sigma;
        }
    }

    void learn(K kind, double seconds) {
        samples.computeIfAbsent(kind, _ -> new ArrayList<>()).add(seconds);
    }

    void settle() {
        double sum = 0;
        int known = 0;
        for (Map.Entry<K, List<Double>> entry : samples.entrySet()) {
            if (entry.getValue().size() >= LEAST) {
                Usual own = own(entry.getValue());
                usual.put(entry.getKey(), own);
                sum += own.sigma() * own.sigma() * entry.getValue().size();
                known += entry.getValue().size();
            }
        }
        pooled = known == 0 ? FLOOR : Math.sqrt(sum / known);
        samples.forEach((kind, values) -> usual.computeIfAbsent(kind, _ -> few(values)));
    }

    private Usual own(List<Double> values) {
        double[] sorted = Quantiles.sorted(array(values));
        double median = Quantiles.ofSorted(sorted, 0.5);
        double width = Quantiles.ofSorted(sorted, 0.75) - Quantiles.ofSorted(sorted, 0.25);
        return new Usual(median, Math.max(width / TO_SIGMA, Math.max(relativeFloor * median, FLOOR)));
    }

    private Usual few(List<Double> values) {
        return new Usual(Quantiles.median(array(values)), pooled);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    boolean knows(K kind) {
        return usual.containsKey(kind);
    }

    Usual of(K kind) {
        return usual.getOrDefault(kind, new Usual(Double.MAX_VALUE / 2, pooled));
    }
}
