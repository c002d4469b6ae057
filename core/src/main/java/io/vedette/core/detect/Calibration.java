// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.numbers.Clustering;
import io.vedette.core.numbers.Histogram;
import io.vedette.core.numbers.Lilliefors;
import io.vedette.core.numbers.NormalityTest;
import io.vedette.core.numbers.PotTail;
import io.vedette.core.numbers.Quantiles;
import io.vedette.core.numbers.RobustSpread;
import io.vedette.core.numbers.ShapiroWilk;
import io.vedette.core.numbers.Surprise;
import java.util.Arrays;

/// What a model's scores mean, learnt on rows that it was not trained on.
///
/// - **In:** scores of held-out rows, 8 or more, finite and not negative.
/// - **Out:** a surprise of 0 to 16 for any score, and the score from which on a moment is unusual.
/// - **Error:** see `bench calibration`; clean held-out rows exceed surprise 2 in 0.3 to 2.4 % of cases
///   on the public server sets (in-sample calibration would be off by 10 to 1,000 times); a drifting
///   system breaks it.
/// - **Cost:** O(n log n) once, O(log n) a score.
/// - **Source:** A. Siffer et al., KDD 2017, for the tail; fitted to the logarithm of the score, which
///   makes the heavy tails of squared distances light enough to extrapolate.
///
/// @param tail       of the logarithms of the scores
/// @param histogram  of the scores themselves, for people
/// @param shapiro    Shapiro–Wilk on the scores, evenly thinned to 5,000 where there are more
/// @param lilliefors Kolmogorov–Smirnov with mean and σ estimated
/// @param limit      the score from which on a moment is unusual
/// @param method     how `limit` came about, for people
/// @param summary    median, 90th, 95th, 99th and 99.9th percentile of the scores
/// @param episodes   how often stretches of a strength, the logarithm of a score, come
public record Calibration(
        PotTail tail,
        Histogram histogram,
        NormalityTest shapiro,
        NormalityTest lilliefors,
        double limit,
        String method,
        double[] summary,
        Episodes episodes) {
    /// Percentiles in `summary`.
    public static final double[] SUMMARY = {50, 90, 95, 99, 99.9};

    /// Fewer scores than this say nothing of a tail.
    public static final int FEWEST = 8;

    /// A test passes when its p-value is above this.
    private static final double LEVEL = 0.05;

    private static final int BINS = 48;

    private static final long MINUTE = 60_000_000_000L;

    /// A tail is followed to a fifth of what the sample can tell, no further; of scores that come
    /// together, what so many independent ones can: 12 scores, the largest 986, once gave a line of
    /// 1.7e9 for 1 in 10,000, and a young model that finds nothing.
    private static final double BEYOND = 0.2;

    /// Beyond a small sample, logarithms fall off by this scale at most: a score that is a squared
    /// deviation then has four moments of that deviation. Fitted to ten peaks instead, 102 scores up to
    /// 250 gave a line of 275,000.
    private static final double STEEPEST = 0.5;

    /// An empty stretch: this many robust deviations of the logarithms without a score.
    private static final double EMPTY = 8;

    /// Scores that hardly differ must not make the next one far out: a tenth of a natural logarithm.
    private static final double LEAST_SIGMA = 0.1;

    /// The quantile beyond which it is asked how scores come together.
    private static final double FAR = 0.98;

    /// Few: this share of the rows, or what a single spike makes if that is more.
    private static final double FEW = 0.02;

    /// What the tests say of scores that are all equal.
    private static final NormalityTest NOT_NORMAL = new NormalityTest(0, 0);

    /// Of scores that each look at one row, of which one comes a minute.
    public static Calibration of(double[] scores, ThresholdSettings settings) {
        return of(scores, new Course(1, MINUTE, Episodes.Rule.DEFAULT), settings);
    }

    /// Of scores that each look at `window` rows, of which one comes a minute.
    public static Calibration of(double[] scores, int window, ThresholdSettings settings) {
        return of(scores, new Course(window, MINUTE, Episodes.Rule.DEFAULT), settings);
    }

    /// How scores follow each other.
    ///
    /// @param window    rows that one score looks at: a single spike is seen by that many scores
    /// @param stepNanos from one to the next
    /// @param rule      how a watch makes a stretch of them
    public record Course(int window, long stepNanos, Episodes.Rule rule) {}

    /// @param scores in the order of time
    public static Calibration of(double[] scores, Course course, ThresholdSettings settings) {
        if (scores.length < FEWEST) {
            throw new IllegalArgumentException("calibration needs " + FEWEST + " scores or more, had " + scores.length);
        }
        double[] usual = withoutTrouble(scores, course.window());
        double[] sorted = Quantiles.sorted(usual);
        boolean equal = sorted[0] == sorted[sorted.length - 1];
        NormalityTest shapiro = equal ? NOT_NORMAL : ShapiroWilk.of(thinned(sorted, ShapiroWilk.MAX));
        NormalityTest lilliefors = equal ? NOT_NORMAL : Lilliefors.of(usual);
        double[] logs = Arrays.stream(usual).map(Calibration::scale).toArray();
        double together = together(usual, sorted, course.window());
        PotTail tail = PotTail.fitWithin(logs, STEEPEST, together);
        boolean normal = shapiro.p() > LEVEL && lilliefors.p() > LEVEL;
        double[] summary = Arrays.stream(SUMMARY)
                .map(percent -> Quantiles.ofSorted(sorted, percent / 100))
                .toArray();
        Histogram histogram = Histogram.of(usual, BINS);
        Episodes episodes = episodes(scores, sorted[sorted.length - 1], course);
        boolean tied = classicIsTied(sorted, settings.percentile());
        if (settings.method() == ThresholdSettings.Method.AUTO || (tied && !normal)) {
            double least = BEYOND / usual.length * (PotTail.isSmall(usual.length) ? 1 : together);
            double risk = Math.max(settings.risk(), least);
            double limit = Math.exp(Math.min(tail.quantile(risk), asIfIndependent(logs, settings.risk())));
            String method =
                    "peaks over threshold, p = " + told(risk, settings.risk(), usual.length) + setAside(scores, usual);
            return new Calibration(tail, histogram, shapiro, lilliefors, limit, method, summary, episodes);
        }
        double limit = normal ? meanAnd3Sigma(usual) : Quantiles.ofSorted(sorted, settings.percentile() / 100);
        String method = normal
                ? "mean + 3 σ: both tests find the scores normal"
                : "percentile %s: the scores are not normal".formatted(settings.percentile());
        method += setAside(scores, usual);
        return new Calibration(tail, histogram, shapiro, lilliefors, limit, method, summary, episodes);
    }

    /// The test stretch may hold trouble of its own, and one spike, seen by every window that covers it,
    /// would stretch the tail until nothing is ever found (SMD machine-1-6: 16 rows of 4,738 raised the
    /// line from 5e3 to 4e10; one flush of a disk among 12 rows hid a processor at 100 %). What one
    /// spike makes, or a few rows, is set aside when it lies beyond an empty stretch; once it is more,
    /// it is how things are. The tail of a heavy-tailed score has no such stretch, and stays.
    private static double[] withoutTrouble(double[] scores, int window) {
        double[] sorted = Quantiles.sorted(scores);
        RobustSpread spread =
                RobustSpread.of(Arrays.stream(sorted).map(Calibration::scale).toArray());
        double empty = EMPTY * Math.max(spread.sigma(), LEAST_SIGMA);
        int few = Math.clamp(Math.max(window, Math.round(FEW * sorted.length)), 1, Math.max(1, sorted.length / 4));
        int fewest = Math.max(FEWEST, sorted.length - few);
        for (int kept = fewest; kept < sorted.length; kept++) {
            if (scale(sorted[kept]) - scale(sorted[kept - 1]) >= empty) {
                double largest = sorted[kept - 1];
                return Arrays.stream(scores).filter(score -> score <= largest).toArray();
            }
        }
        return scores;
    }

    /// What few independent scores leave open makes p-values larger, but it must not blind the watch: of 576 scores of
    /// windows of 41 rows the line lay so far out that a level three ranges away was not told.
    private static double asIfIndependent(double[] logs, double risk) {
        return PotTail.fitWithin(logs, STEEPEST, 1).endless().quantile(Math.max(risk, BEYOND / logs.length));
    }

    private static Episodes episodes(double[] scores, double largest, Course course) {
        double[] logarithms = Arrays.stream(scores).map(Calibration::scale).toArray();
        return Episodes.of(logarithms, scale(largest), course.stepNanos(), course.rule());
    }

    /// How many scores beyond the line tell no more than one does: of a window of 125 rows, a thousand
    /// scores are eight that know nothing of each other. Taken for independent, clean rows of such a
    /// model passed p < 0.001 nineteen times as often as promised. Asked again at the line that so few
    /// scores leave, lower ones come together longer. A few hundred scores do not show a memory; there
    /// the runs are counted.
    private static double together(double[] scores, double[] sorted, int window) {
        double line = Quantiles.ofSorted(sorted, FAR);
        if (PotTail.isSmall(scores.length)) {
            return Clustering.runs(scores, line, window);
        }
        double together = Clustering.beyond(scores, line, window);
        double level = PotTail.levelFor(scores.length / together, PotTail.LEVEL);
        return Math.max(together, Clustering.beyond(scores, Quantiles.ofSorted(sorted, level), window));
    }

    private static String told(double risk, double asked, int rows) {
        return risk > asked ? "%.1E, the least that %d rows can tell".formatted(risk, rows) : Double.toString(asked);
    }

    private static String setAside(double[] scores, double[] usual) {
        int aside = scores.length - usual.length;
        return aside == 0 ? "" : "; %d far-out rows of %d set aside".formatted(aside, scores.length);
    }

    /// Whether so many scores equal the percentile that it would call usual moments unusual: more than
    /// twice as many as it should. Scores of a system that stands still are all the same.
    private static boolean classicIsTied(double[] sorted, double percentile) {
        double limit = Quantiles.ofSorted(sorted, percentile / 100);
        long past = Arrays.stream(sorted).filter(score -> score >= limit).count();
        return past > 1 + 2 * (1 - percentile / 100) * sorted.length;
    }

    /// How surprising a score is, −log10 p.
    public double surprise(double score) {
        return Surprise.of(tail.pValue(scale(score)));
    }

    /// The surprise of [#limit].
    public double threshold() {
        return surprise(limit);
    }

    /// Weeks between stretches of moments that score so much or more, on this entity.
    public double weeks(double score) {
        return episodes.weeks(scale(score));
    }

    /// The surprise that is reached for long enough once in so many weeks.
    public double thresholdFor(double weeks) {
        return surprise(Math.exp(episodes.strength(weeks)));
    }

    private static double scale(double score) {
        return Math.log(Math.max(1e-12, score));
    }

    private static double meanAnd3Sigma(double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        return mean + 3 * Math.sqrt(squares / (scores.length - 1));
    }

    private static double[] thinned(double[] sorted, int most) {
        if (sorted.length <= most) {
            return sorted;
        }
        double[] thin = new double[most];
        for (int i = 0; i < most; i++) {
            thin[i] = sorted[(int) ((long) i * (sorted.length - 1) / (most - 1))];
        }
        return thin;
    }
}
