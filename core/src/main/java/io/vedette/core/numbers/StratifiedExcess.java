// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// How surprising it is that so many of the chosen are hits, were they drawn without favour within each
/// stratum.
///
/// - **In:** a stratum's size, its hits, how many of it were chosen, and how many of those are hits.
/// - **Out:** −log10 of a bound of the one-sided p-value; 0 where there are no more hits than expected.
/// - **Error:** never less than the truth says of p (a bound for any counts, small ones too); some
///   tenfold too large a p where counts are small.
/// - **Cost:** O(strata).
/// - **Source:** N. Mantel and W. Haenszel, *Statistical aspects of the analysis of data from
///   retrospective studies*, 1959, for the sum over strata; W. Hoeffding, *Probability inequalities for
///   sums of bounded random variables*, 1963: a hypergeometric count is no more scattered than a binomial
///   one, so Chernoff's bound of the sum holds.
public final class StratifiedExcess {
    private static final int STEPS = 60;
    private static final double STEEPEST = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private double hits;
    private double expected;
    private final double[] size;
    private final double[] share;
    private final double[] fixed;
    private final boolean[] falling;
    private int strata;

    /// @param most strata that will be added
    public StratifiedExcess(int most) {
        size = new double[most];
        share = new double[most];
        fixed = new double[most];
        falling = new boolean[most];
    }

    /// @param all    in the stratum
    /// @param marked hits in the stratum
    /// @param chosen of all
    /// @param both   chosen hits
    public void add(int all, int marked, int chosen, int both) {
        if (chosen == 0 || chosen == all || marked == 0 || marked == all) {
            return;
        }
        hits += both;
        expected += (double) marked * chosen / all;
        // The same count told in four ways; the smallest draw gives the tightest bound.
        int least = Math.min(Math.min(chosen, all - chosen), Math.min(marked, all - marked));
        if (least == chosen) {
            draw(chosen, (double) marked / all, 0, false);
        } else if (least == marked) {
            draw(marked, (double) chosen / all, 0, false);
        } else if (least == all - chosen) {
            draw(all - chosen, (double) marked / all, marked, true);
        } else {
            draw(all - marked, (double) chosen / all, chosen, true);
        }
        strata++;
    }

    /// @param start   what the count is without what is drawn
    /// @param falls   whether what is drawn is taken away from it
    private void draw(int count, double chance, int start, boolean falls) {
        size[strata] = count;
        share[strata] = chance;
        fixed[strata] = start;
        falling[strata] = falls;
    }

    public double surprise() {
        if (hits <= expected) {
            return 0;
        }
        double from = 0;
        double to = STEEPEST;
        for (int i = 0; i < STEPS; i++) {
            double low = to - GOLDEN * (to - from);
            double high = from + GOLDEN * (to - from);
            if (logBound(low) < logBound(high)) {
                to = high;
            } else {
                from = low;
            }
        }
        return Math.max(0, -logBound((from + to) / 2) / Math.log(10));
    }

    /// Of P(count ≥ hits): log E exp(t (count − hits)), convex in t.
    private double logBound(double t) {
        double sum = -t * hits;
        for (int i = 0; i < strata; i++) {
            double slope = falling[i] ? -t : t;
            sum += t * fixed[i] + size[i] * Math.log1p(share[i] * Math.expm1(slope));
        }
        return sum;
    }
}
