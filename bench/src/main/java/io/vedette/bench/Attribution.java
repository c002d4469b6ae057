// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Model;

/// Does a model name a guilty input first?
final class Attribution {
    /// Explanations taken from one stretch at most: an explanation costs more than a score.
    private static final int SAMPLES = 50;

    private Attribution() {}

    /// Blamed stretches whose input with the largest part of the summed scores is among the guilty.
    static int hits(Model model, Server server) {
        int hits = 0;
        for (Server.Blame blame : server.causes()) {
            hits += blame.guilty().contains(first(model, server.test(), blame.where())) ? 1 : 0;
        }
        return hits;
    }

    private static int first(Model model, double[][] rows, Segment where) {
        double[] sums = new double[model.width()];
        var judge = model.begin();
        int stride = Math.max(1, where.length() / SAMPLES);
        for (int t = Math.max(0, where.first() - model.window() + 1);
                t <= Math.min(where.last(), rows.length - 1);
                t++) {
            double score = judge.next(rows[t]);
            if (t >= where.first() && !Double.isNaN(score) && (t - where.first()) % stride == 0) {
                double[] contributions = judge.explain().contributions();
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += score * contributions[j];
                }
            }
        }
        int best = 0;
        for (int j = 1; j < sums.length; j++) {
            best = sums[j] > sums[best] ? j : best;
        }
        return best;
    }
}
