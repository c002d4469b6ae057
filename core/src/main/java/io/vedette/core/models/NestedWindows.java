// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whitened windows of all lengths at once, and what is new in the newest row.
///
/// The window, its scaling and its covariance are those of [WhitenedWindows]. Three things are more. The windows of the
/// newest 1, 2, 4, … rows are judged with the whole one, so that a row need not wait for its window and trouble that is
/// over does not linger for one. The newest row is judged by what the rows before it foretell (its innovation), input
/// by input and smoothed. And the mean follows slow change. The most accurate model we measured, and the default.
///
/// - **In:** rows in time order on a regular grid, 1 to 1,024 finite values each; twice the window or more to train.
/// - **Out:** 0 or more, about 0.3 on usual rows; 1 is what the parts stay below in 99 % of the training rows.
/// - **Error:** VUS-PR on TSB-AD M, SMD and ASD, revised and at once: see `bench/RESULTS.md`.
/// - **Cost:** for a vector of d entries of c inputs: n·d²/2 + d³ to fit n rows, d²/2 + c·d a row to score,
///   4·d² + 8·c·d bytes.
/// - **State:** immutable. No chance in it.
/// - **Source:** ours; the innovation is that of R. E. Kalman, 1960, with the training windows as the model.
public final class NestedWindows implements Model {
    public static final String KIND = "nested-windows";

    /// Windows that the yardsticks are taken from: stretches of so many, evenly over the training rows.
    private static final int STRETCH = 1024;

    private static final int STRETCHES = 4;

    /// The mean forgets in this part of the training rows, but never faster than in so many rows: on SKAB trouble lasts
    /// for 400.
    private static final double FORGETS = 1.0 / 8;

    private static final double FEWEST_ROWS = 10_000;

    private final NestedMeasure measure;
    private final NestedFormula formula;
    private final WindowReasons reasons;

    private NestedWindows(NestedMeasure measure, NestedFormula formula, WindowReasons reasons) {
        this.measure = measure;
        this.formula = formula;
        this.reasons = reasons;
    }

    public static NestedWindows fit(double[][] rows, WhitenedWindowsSettings settings, Progress progress) {
        return fit(rows, new double[rows.length == 0 ? 0 : rows[0].length], settings, progress);
    }

    /// @param noise for each input, the deviation that means nothing, see [WhitenedWindows#fit]
    public static NestedWindows fit(
            double[][] rows, double[] noise, WhitenedWindowsSettings settings, Progress progress) {
        var plain = WhitenedWindows.fit(rows, noise, settings, progress);
        WindowLayout layout = plain.layout();
        var whitening = NestedWhitening.of(layout, plain.whitening().root());
        var still = new NestedMeasure(
                layout, plain.scale(), plain.whitening().mean(), whitening, 0, Double.POSITIVE_INFINITY);
        List<NestedReading[]> stretches = stretches(still, rows);
        double middle = Quantiles.median(stretches.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(NestedReading::whole)
                .toArray());
        double memory = Math.max(FORGETS * rows.length, FEWEST_ROWS);
        return new NestedWindows(
                still.following(middle, memory), NestedFormula.fit(layout, stretches), plain.reasons());
    }

    private static List<NestedReading[]> stretches(NestedMeasure measure, double[][] rows) {
        int window = measure.layout().window();
        int windows = rows.length - window + 1;
        int count = Math.clamp(windows / STRETCH, 1, STRETCHES);
        int length = Math.min(windows, STRETCH);
        List<NestedReading[]> stretches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = count == 1 ? windows - length : (int) ((long) (windows - length) * i / (count - 1));
            stretches.add(readings(measure, Arrays.copyOfRange(rows, from, from + length + window - 1)));
        }
        return stretches;
    }

    private static NestedReading[] readings(NestedMeasure measure, double[][] rows) {
        var stream = new NestedStream(measure);
        List<NestedReading> readings = new ArrayList<>();
        for (double[] row : rows) {
            if (stream.take(row)) {
                readings.add(stream.read());
            }
        }
        return readings.toArray(NestedReading[]::new);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int width() {
        return measure.layout().width();
    }

    @Override
    public int window() {
        return measure.layout().window();
    }

    @Override
    public Judge begin() {
        return new NestedJudge(measure, formula, reasons);
    }

    @Override
    public double[] scores(double[][] rows) {
        NestedReading[] readings = readings(measure, rows);
        if (readings.length == 0) {
            double[] none = new double[rows.length];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        return formula.revised(readings);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        measure.write(out);
        formula.write(out);
        reasons.write(out);
    }

    static NestedWindows read(DataInput in) throws IOException {
        Parts.count(in, "version of nested-windows", 1, 1);
        var measure = NestedMeasure.read(in);
        int cuts = measure.whitening().nest().cuts().length;
        var formula = NestedFormula.read(in, measure.layout(), cuts);
        return new NestedWindows(measure, formula, WindowReasons.read(in, measure.layout()));
    }
}
