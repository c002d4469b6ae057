// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Range;
import io.vedette.core.extract.Input;
import io.vedette.core.extract.Rows;
import io.vedette.core.models.Model;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One stream of frames under a detector.
///
/// - **State:** confined to a thread.
public final class Judging {
    /// An expected range reaches this many standard deviations to either side: 99.7 of 100 normal moments.
    private static final double SIGMAS = 3;

    private final Detector detector;
    private final double threshold;
    private final Rows rows;
    private final Model.Judge judge;

    /// From the start of a stream.
    public Judging(Detector detector) {
        this(detector, Double.POSITIVE_INFINITY);
    }

    /// @param mostWeeks what comes this seldom on its entity is unusual, whatever the calibration's own line
    public Judging(Detector detector, double mostWeeks) {
        this.detector = detector;
        Calibration calibration = detector.calibration();
        this.threshold = mostWeeks < Double.POSITIVE_INFINITY
                ? Math.min(calibration.threshold(), calibration.thresholdFor(mostWeeks))
                : calibration.threshold();
        this.rows = new Rows(detector.recipe());
        this.judge = detector.model().begin();
    }

    /// Judges the next frame and says which signals make the score what it is.
    ///
    /// @return the judgement; [Judgement#NONE] while the window fills or when too many inputs are missing
    public Judgement judge(Frame frame) {
        Judgement judgement = score(frame);
        return judgement == Judgement.NONE ? judgement : explain(judgement);
    }

    /// Judges the next frame without saying why: a third of the cost of [#judge].
    ///
    /// @return the judgement without contributions; [Judgement#NONE] as with [#judge]
    public Judgement score(Frame frame) {
        boolean complete = rows.take(frame);
        if (rows.isAfterGap() || !complete) {
            judge.reset();
        }
        if (!complete) {
            return Judgement.NONE;
        }
        double score = judge.next(rows.row());
        if (Double.isNaN(score)) {
            return Judgement.NONE;
        }
        double surprise = detector.calibration().surprise(score);
        double weeks = detector.calibration().weeks(score);
        return new Judgement(score, surprise, threshold, weeks, detector.card().version(), List.of());
    }

    /// Why the model had no answer to the latest frame though its window is full; else empty.
    public String trouble() {
        return judge.trouble();
    }

    /// The same judgement with its contributions; to be asked before the next frame.
    public Judgement explain(Judgement latest) {
        return latest.with(contributions());
    }

    /// Explanations are by column; people think in signals, so the columns of a signal are added up, and what is
    /// expected of it is what is expected of its plain value.
    private List<Contribution> contributions() {
        Model.Explanation explanation = judge.explain();
        List<Input> inputs = detector.recipe().inputs();
        double[] shares = new double[inputs.size()];
        for (int column = 0; column < explanation.contributions().length; column++) {
            shares[detector.recipe().inputOf(column)] += explanation.contributions()[column];
        }
        List<Contribution> contributions = new ArrayList<>(shares.length);
        for (int i = 0; i < shares.length; i++) {
            Input input = inputs.get(i);
            Range expected =
                    expected(input, explanation.expected()[i], explanation.spread()[i]);
            contributions.add(new Contribution(
                    input.signal().name(),
                    input.signal().unit(),
                    shares[i],
                    rows.inputs()[i],
                    expected,
                    input.usual()));
        }
        contributions.sort(Comparator.comparingDouble(Contribution::share).reversed());
        return contributions;
    }

    /// What never was negative is not expected to be, and no share above the whole. A linear model far outside of what
    /// it learnt expects nonsense, so an expectation stays within one width of the usual range.
    private static Range expected(Input input, double middle, double spread) {
        double low = middle - SIGMAS * spread;
        double high = middle + SIGMAS * spread;
        Range usual = input.usual();
        if (!(low <= high)) {
            // Values near the end of what a double holds: nothing better can be said than what was usual.
            return usual;
        }
        double width = usual.high() - usual.low();
        double floor = Math.max(usual.low() >= 0 ? 0 : Double.NEGATIVE_INFINITY, usual.low() - width);
        double whole = input.signal().unit().equals("%") ? 100 : Double.POSITIVE_INFINITY;
        double ceiling = Math.max(floor, Math.min(whole, usual.high() + width));
        return new Range(Math.clamp(low, floor, ceiling), Math.clamp(high, floor, ceiling));
    }

    public void save(DataOutput out) throws IOException {
        rows.save(out);
        judge.save(out);
    }

    public void restore(DataInput in) throws IOException {
        rows.restore(in);
        judge.restore(in);
    }
}
