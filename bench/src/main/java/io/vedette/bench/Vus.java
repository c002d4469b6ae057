// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Volume under the precision–recall and the ROC surface: area under the curve, averaged over how generously the
/// neighbourhood of an anomaly counts as anomalous.
///
/// - **In:** labels with at least one anomalous row, one score a row (higher is stranger), a window of 0 rows or more.
/// - **Out:** both volumes, 0 to 1 (VUS-PR may pass 1 by a hair, as the authors' code does).
/// - **Error:** equal to the authors' code to 1e-9 on eight vectors (see the test).
/// - **Cost:** O(n log n + n·window).
/// - **Source:** J. Paparrizos et al., *Volume Under the Surface*, VLDB 2022, as TSB-AD (NeurIPS 2024) computes it.
///
/// @param pr  volume under the precision–recall surface
/// @param roc volume under the ROC surface
record Vus(double pr, double roc) {
    // One sort serves all windows: prefix sums of the soft labels along the sorted order give the true positives of
    // every threshold at once.
    static final int THRESHOLDS = 250;

    static Vus of(boolean[] labels, double[] scores, int window, int thresholds) {
        return new Surface(labels, scores, thresholds).volume(window);
    }

    static Vus of(boolean[] labels, double[] scores, int window) {
        return of(labels, scores, window, THRESHOLDS);
    }

    private static final class Surface {
        private final boolean[] labels;
        private final double[] scores;
        private final List<Segment> segments;
        private final int[] order;
        private final double[] threshold;
        private final int[] predicted;
        private final int anomalous;

        Surface(boolean[] labels, double[] scores, int thresholds) {
            this.labels = labels;
            this.scores = scores;
            this.segments = Segment.of(labels);
            if (segments.isEmpty() || labels.length != scores.length) {
                throw new IllegalArgumentException("labels must hold an anomaly and as many rows as scores, held "
                        + segments.size() + " anomalies in " + labels.length + " rows for " + scores.length);
            }
            this.order = descending(scores);
            this.threshold = new double[thresholds];
            this.predicted = new int[thresholds];
            int n = scores.length;
            for (int k = 0; k < thresholds; k++) {
                int index = (int) ((long) k * (n - 1) / (thresholds - 1));
                threshold[k] = scores[order[index]];
                while (index < n && scores[order[index]] >= threshold[k]) {
                    index++;
                }
                predicted[k] = index;
            }
            this.anomalous = segments.stream().mapToInt(Segment::length).sum();
        }

        private static int[] descending(double[] scores) {
            Integer[] order = new Integer[scores.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
            return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }

        Vus volume(int window) {
            double pr = 0;
            double roc = 0;
            for (int w = 0; w <= window; w++) {
                Vus area = area(w);
                pr += area.pr() / (window + 1);
                roc += area.roc() / (window + 1);
            }
            return new Vus(pr, roc);
        }

        private Vus area(int w) {
            double[] soft = softLabels(w);
            double[] hits = new double[scores.length + 1];
            double[] hard = new double[scores.length + 1];
            for (int i = 0; i < order.length; i++) {
                hits[i + 1] = hits[i] + soft[order[i]];
                hard[i + 1] = hard[i] + (labels[order[i]] ? 1 : 0);
            }
            double[] maxima = segmentMaxima(w);
            double pr = 0;
            double roc = 0;
            double lastRecall = 0;
            double lastFalse = 0;
            for (int k = 0; k < threshold.length; k++) {
                double hit = hits[predicted[k]];
                double buffer = hit - hard[predicted[k]];
                double positives = (anomalous + (anomalous + buffer)) / 2;
                double recall = Math.min(hit / positives, 1) * shareAtLeast(maxima, threshold[k]);
                double falseRate = (predicted[k] - hit) / (scores.length - positives);
                pr += (recall - lastRecall) * hit / predicted[k];
                roc += (falseRate - lastFalse) * (recall + lastRecall) / 2;
                lastRecall = recall;
                lastFalse = falseRate;
            }
            roc += (1 - lastFalse) * (1 + lastRecall) / 2;
            return new Vus(pr, roc);
        }

        private double[] softLabels(int w) {
            double[] soft = new double[scores.length];
            int half = w / 2;
            for (Segment each : segments) {
                Arrays.fill(soft, each.first(), each.last() + 1, 1);
            }
            for (Segment each : segments) {
                for (int x = each.last() + 1; x <= Math.min(each.last() + half, soft.length - 1); x++) {
                    soft[x] += Math.sqrt(1 - (x - each.last()) / (double) w);
                }
                for (int x = Math.max(each.first() - half, 0); x < each.first(); x++) {
                    soft[x] += Math.sqrt(1 - (each.first() - x) / (double) w);
                }
            }
            for (int i = 0; i < soft.length; i++) {
                soft[i] = Math.min(1, soft[i]);
            }
            return soft;
        }

        /// The largest score of each extended segment; neighbours that touch are one.
        private double[] segmentMaxima(int w) {
            int half = w / 2;
            List<Double> maxima = new ArrayList<>();
            int first = Math.max(0, segments.getFirst().first() - half);
            for (int i = 0; i < segments.size(); i++) {
                int end = segments.get(i).last() + half;
                boolean last = i + 1 == segments.size();
                if (last || end < segments.get(i + 1).first() - half) {
                    double max = Double.NEGATIVE_INFINITY;
                    for (int x = first; x <= Math.min(end, scores.length - 1); x++) {
                        max = Math.max(max, scores[x]);
                    }
                    maxima.add(max);
                    first = last ? first : segments.get(i + 1).first() - half;
                }
            }
            return maxima.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static double shareAtLeast(double[] maxima, double threshold) {
            int count = 0;
            for (double max : maxima) {
                count += max >= threshold ? 1 : 0;
            }
            return (double) count / maxima.length;
        }
    }

    /// The window of a series: the strongest period its first column shows, or 125.
    ///
    /// - **Source:** TSB-AD's `find_length_rank`; data in, no labels.
    static int window(double[] column) {
        int n = Math.min(column.length, 20_000);
        double mean = Arrays.stream(column, 0, n).average().orElse(0);
        double[] correlation = new double[398];
        double power = 0;
        for (int i = 0; i < n; i++) {
            power += (column[i] - mean) * (column[i] - mean);
        }
        for (int lag = 3; lag <= 400 && lag < n; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += (column[i] - mean) * (column[i - lag] - mean);
            }
            correlation[lag - 3] = power > 0 ? sum / power : 0;
        }
        int best = -1;
        for (int j = 1; j + 1 < correlation.length; j++) {
            boolean peak = correlation[j] > correlation[j - 1] && correlation[j] > correlation[j + 1];
            if (peak && (best < 0 || correlation[j] > correlation[best])) {
                best = j;
            }
        }
        return best < 3 || best > 300 ? 125 : best + 3;
    }
}
