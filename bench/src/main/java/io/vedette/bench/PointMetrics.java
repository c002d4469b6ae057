// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The older measures of a score against labels, all at the threshold that suits them best.
///
/// - **In:** labels with at least one anomalous row, one finite score a row.
/// - **Error:** equal to TSB-AD's code to 1e-9 on four vectors (see the test).
/// - **Cost:** O(n log n + 100·n).
/// - **Source:** TSB-AD (NeurIPS 2024), its `basic_metrics`.
///
/// @param aucPr         area under the precision–recall curve (average precision)
/// @param aucRoc        area under the ROC curve
/// @param bestF1        best point-wise F1
/// @param eventF1       best F1 of recall by segment and precision by row
/// @param pointAdjusted best F1 where one hit counts for its whole segment; random scores reach 0.96 on SMD
record PointMetrics(double aucPr, double aucRoc, double bestF1, double eventF1, double pointAdjusted) {
    private static final int STEPS = 100;
    private static final double AVOID_ZERO = 1e-5;

    static PointMetrics of(boolean[] labels, double[] scores) {
        double[] areas = areas(labels, scores);
        double event = 0;
        double adjusted = 0;
        double low = Arrays.stream(scores).min().orElseThrow();
        double high = Arrays.stream(scores).max().orElseThrow();
        List<Segment> segments = Segment.of(labels);
        for (int k = 0; k < STEPS; k++) {
            double threshold = low + k * ((high - low) / (STEPS - 1));
            double[] f1 = atThreshold(labels, scores, segments, threshold);
            event = Math.max(event, f1[0]);
            adjusted = Math.max(adjusted, f1[1]);
        }
        return new PointMetrics(areas[0], areas[1], areas[2], event, adjusted);
    }

    /// Average precision, ROC area and best F1 in one walk down the sorted scores; ties are taken together.
    private static double[] areas(boolean[] labels, double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        double positives = Segment.of(labels).stream().mapToInt(Segment::length).sum();
        double negatives = labels.length - positives;
        double[] areas = new double[3];
        double hits = 0;
        double last = 0;
        double lastFalse = 0;
        for (int i = 0; i < order.length; i++) {
            hits += labels[order[i]] ? 1 : 0;
            boolean tied = i + 1 < order.length && scores[order[i + 1]] == scores[order[i]];
            if (!tied) {
                double precision = hits / (i + 1);
                double recall = hits / positives;
                double wrong = i + 1 - hits;
                areas[0] += (hits - last) / positives * precision;
                areas[1] += (wrong - lastFalse) / negatives * (hits + last) / 2 / positives;
                areas[2] = Math.max(areas[2], 2 * precision * recall / (precision + recall + AVOID_ZERO));
                last = hits;
                lastFalse = wrong;
            }
        }
        return areas;
    }

    private static double[] atThreshold(boolean[] labels, double[] scores, List<Segment> segments, double threshold) {
        int hits = 0;
        int wrong = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > threshold) {
                hits += labels[i] ? 1 : 0;
                wrong += labels[i] ? 0 : 1;
            }
        }
        int found = 0;
        int adjusted = 0;
        int positives = 0;
        for (Segment each : segments) {
            positives += each.length();
            // The authors' event list drops the last row of a segment that reaches the end; kept, to stand beside them.
            int last = each.last() + 1 == scores.length ? each.last() - 1 : each.last();
            found += hit(scores, each.first(), last, threshold) ? 1 : 0;
            adjusted += hit(scores, each.first(), each.last(), threshold) ? each.length() : 0;
        }
        double event = f1((double) hits / Math.max(1, hits + wrong), (double) found / segments.size());
        double point = f1((double) adjusted / Math.max(1, adjusted + wrong), (double) adjusted / positives);
        return new double[] {event, point};
    }

    private static boolean hit(double[] scores, int first, int last, double threshold) {
        for (int i = first; i <= last; i++) {
            if (scores[i] > threshold) {
                return true;
            }
        }
        return false;
    }

    private static double f1(double precision, double recall) {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
}
