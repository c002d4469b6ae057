// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.Clustering;
import io.vedette.core.numbers.Quantiles;
import io.vedette.laws.CleanRows;
import io.vedette.laws.CleanScores;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Clean rows below a level, as a multiple of that level: every kind of model on every sort of made-up
/// rows.
final class CalibrationBench {
    private static final double[] LEVELS = {0.05, 0.01, 0.003, 0.001};
    private static final int[] HELD = {120_000, 24_000, 10_000, 1_000};
    private static final int ROWS = 120_000;
    private static final int TRAINED = 6_000;
    private static final int STREAMS = 4;
    private static final double HIGH = 0.99;

    private final PrintStream out;

    CalibrationBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.println("Each cell: clean rows with p < 0.05 · 0.01 · 0.003 · 0.001, as multiples of these.");
        out.println();
        out.println("| kind | rows | window | 120,000 held out | 24,000 | 10,000 | 1,000 | clean rows "
                + "| worth independent ones |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (ModelKind kind : Kinds.all().kinds()) {
            for (CleanRows rows : CleanRows.values()) {
                print(kind, rows);
            }
        }
    }

    private void print(ModelKind kind, CleanRows rows) {
        double[][] training = rows.rows(TRAINED, 1);
        Model model = kind.trainer().fit(training, new double[training[0].length], 1, Progress.SILENT);
        CleanScores scores = CleanScores.of(model, rows, ROWS, STREAMS);
        String ratios = Arrays.stream(HELD)
                .mapToObj(held -> ratios(scores.shares(LEVELS, held)))
                .collect(Collectors.joining(" | "));
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %s | %,d | %,.0f |%n",
                kind.name(),
                rows.name().toLowerCase(Locale.ROOT),
                model.window(),
                ratios,
                scores.rows(),
                independent(scores));
    }

    private static String ratios(double[] shares) {
        String[] ratios = new String[LEVELS.length];
        Arrays.setAll(ratios, k -> "%.2f".formatted(shares[k] / LEVELS[k]));
        return String.join(" · ", ratios);
    }

    /// What the clean rows tell of the highest hundredth, in independent rows.
    private static double independent(CleanScores scores) {
        return scores.streams().stream()
                .mapToDouble(stream ->
                        stream.length / Clustering.beyond(stream, Quantiles.of(stream, HIGH), scores.window()))
                .sum();
    }
}
