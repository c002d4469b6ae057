// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Range;
import io.vedette.core.extract.Input;
import io.vedette.core.learn.Table;
import io.vedette.core.watch.Gates;
import io.vedette.core.watch.WatchSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What a signal would have had to be for a moment to become an anomaly, all else being as it was.
///
/// - **Cost:** some twenty judgements of a few windows: tenths of a second.
/// - **State:** immutable.
record WhatIf(WatchSettings settings, Function<Detector, Judging> judges) {
    private static final int HALVINGS = 14;

    /// What lies further out than ten of its usual widths is no answer.
    private static final double FARTHEST = 10;

    /// Rows that a judge sees before, in windows of its model.
    private static final int WINDOWS = 4;

    /// The nearest such value above, else below; empty when there is none within reach.
    OptionalDouble taken(Seen seen, String signal) {
        Detector detector = seen.detector().orElseThrow();
        Optional<Input> input = detector.recipe().inputs().stream()
                .filter(one -> one.signal().name().equals(signal))
                .findFirst();
        if (input.isEmpty()) {
            return OptionalDouble.empty();
        }
        Range usual = input.get().usual();
        double width = Math.max(usual.high() - usual.low(), 0.1 * Math.abs(usual.high()));
        double whole = input.get().signal().unit().equals("%") ? 100 : Double.POSITIVE_INFINITY;
        double floor = usual.low() >= 0 ? 0 : Double.NEGATIVE_INFINITY;
        OptionalDouble above = search(seen, signal, usual.high(), Math.min(whole, usual.high() + FARTHEST * width));
        return above.isPresent()
                ? above
                : search(seen, signal, usual.low(), Math.max(floor, usual.low() - FARTHEST * width));
    }

    private OptionalDouble search(Seen seen, String signal, double from, double to) {
        if (!counts(seen, signal, to)) {
            return OptionalDouble.empty();
        }
        double near = from;
        double far = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (near + far) / 2;
            if (counts(seen, signal, middle)) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return OptionalDouble.of(far);
    }

    /// Whether it would have counted, had the signal been so for as many moments as it takes.
    private boolean counts(Seen seen, String signal, double value) {
        Detector detector = seen.detector().orElseThrow();
        Table table = seen.table();
        Judging judging = judges.apply(detector);
        int first = Math.max(0, table.rows() - WINDOWS * detector.model().window() - settings.outOf());
        Judgement judgement = Judgement.NONE;
        for (int row = first; row < table.rows(); row++) {
            boolean changed = row >= table.rows() - settings.needed();
            Frame frame = table.frame(row);
            judgement = judging.score(changed ? with(frame, signal, value) : frame);
        }
        return judgement != Judgement.NONE
                && judgement.isUnusual()
                && new Gates(settings).counts(judging.explain(judgement));
    }

    private static Frame with(Frame frame, String signal, double value) {
        List<Point> points = frame.points().stream()
                .map(point -> point.signal().name().equals(signal) ? new Point(point.signal(), value) : point)
                .toList();
        return Frame.of(frame.entity(), frame.nanos(), frame.stepNanos(), points);
    }
}
