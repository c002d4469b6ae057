// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.ArrayList;
import java.util.List;

/// The NAB score of changes that were told, each true change having a window of 60 rows from itself on.
///
/// - **Out:** 0 for nothing told, 100 for each change told at once and nothing else.
/// - **Source:** A. Lavin & S. Ahmad, *Evaluating real-time anomaly detection algorithms*, 2015; the windows as in
/// SKAB.
final class ChangePoints {
    static final int WINDOW = 60;

    /// What a change found, one missed and one told wrongly are worth.
    enum Profile {
        STANDARD(1, 0.11),
        LOW_FP(1, 0.22),
        LOW_FN(2, 0.11);

        private final double missed;
        private final double wrong;

        Profile(double missed, double wrong) {
            this.missed = missed;
            this.wrong = wrong;
        }
    }

    private final Profile profile;
    private double raw;
    private int windows;

    ChangePoints(Profile profile) {
        this.profile = profile;
    }

    /// Takes one run.
    void take(boolean[] truth, boolean[] told) {
        List<Integer> starts = new ArrayList<>();
        for (int t = 0; t < truth.length; t++) {
            if (truth[t]) {
                starts.add(t);
            }
        }
        int last = -1;
        for (int i = 0; i < starts.size(); i++) {
            int end = Math.min(truth.length, starts.get(i) + WINDOW);
            end = i + 1 < starts.size() ? Math.min(end, starts.get(i + 1)) : end;
            wrong(told, last, i == 0 ? 0 : last + 1, starts.get(i));
            raw += best(told, starts.get(i), end);
            windows++;
            last = end - 1;
        }
        wrong(told, last, last + 1, truth.length);
    }

    private double best(boolean[] told, int from, int end) {
        for (int t = from; t < end; t++) {
            if (told[t]) {
                double at = -(double) (end - t) / (end - from);
                return sigma(at) / sigma(-1);
            }
        }
        return -profile.missed;
    }

    private void wrong(boolean[] told, int lastOfWindow, int from, int end) {
        for (int t = from; t < end; t++) {
            if (told[t]) {
                raw += profile.wrong * (lastOfWindow < 0 ? -1 : sigma((double) (t - lastOfWindow) / (WINDOW - 1)));
            }
        }
    }

    private static double sigma(double x) {
        return x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
    }

    double score() {
        double nothing = -profile.missed * windows;
        return 100 * (raw - nothing) / (windows - nothing);
    }
}
