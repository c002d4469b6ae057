// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.models.KindredWindows;
import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.NestedWindows;
import io.vedette.core.models.Progress;
import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WhitenedWindowsSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// On clean rows that neither training nor calibration saw, p is below α in a share of α, within a
/// factor of 1.5. Who extends it has a static method `kinds` that gives those to be tried.
///
/// The long law calibrates on 24,000 rows and judges by 120,000 at a time, the quick one on 12,000 and
/// by 24,000: judged by as many as calibrate, the lowest level would be a matter of three events.
///
/// What stays outside is an [Exception][CalibrationException] with a bound of its own, so that it cannot
/// get worse unseen. Figures of all kinds: `bench/run calibration`.
public abstract class CalibrationLaws {
    private static final double[] QUICK = {0.05, 0.01, 0.003};
    private static final double[] LONG = {0.05, 0.01, 0.003, 0.001};
    private static final double FACTOR = 1.5;
    private static final int TRAINED = 6_000;

    /// Windows of eight rows where that can be said: a longer one sees the same far-out row so often
    /// that 0.003 of the quick law's rows is a matter of three events.
    private static Model quick(ModelKind kind, double[][] rows) {
        var settings = WhitenedWindowsSettings.DEFAULT.withWindow(8);
        return switch (kind.name()) {
            case NestedWindows.KIND -> NestedWindows.fit(rows, settings, Progress.SILENT);
            case WhitenedWindows.KIND -> WhitenedWindows.fit(rows, settings, Progress.SILENT);
            case KindredWindows.KIND -> KindredWindows.fit(rows, settings, Progress.SILENT);
            default -> byDefault(kind, rows);
        };
    }

    private static Model byDefault(ModelKind kind, double[][] rows) {
        return kind.trainer().fit(rows, new double[rows[0].length], 1, Progress.SILENT);
    }

    private static void assertNear(String law, ModelKind kind, CleanRows rows, double[] levels, double[] shares) {
        for (int i = 0; i < levels.length; i++) {
            double ratio = shares[i] / levels[i];
            CalibrationException bounds = CalibrationException.of(law, kind.name(), rows, levels[i])
                    .orElse(new CalibrationException(law, kind.name(), rows, levels[i], 1 / FACTOR, FACTOR));
            assertThat(ratio)
                    .as("%s, %s, %s: share below %s by that", law, kind.name(), rows, levels[i])
                    .isBetween(bounds.least(), bounds.most());
        }
    }

    private static void quickly(ModelKind kind, CleanRows rows) {
        Model model = quick(kind, rows.rows(TRAINED, 1));
        assertNear(
                "quick",
                kind,
                rows,
                QUICK,
                CleanScores.of(model, rows, 24_000, 3).shares(QUICK, 12_000));
    }

    private static void atLength(ModelKind kind, CleanRows rows) {
        Model model = byDefault(kind, rows.rows(TRAINED, 1));
        assertNear(
                "long",
                kind,
                rows,
                LONG,
                CleanScores.of(model, rows, 120_000, 4).shares(LONG, 24_000));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_plain_rows_below_alpha_is_alpha(ModelKind kind) {
        quickly(kind, CleanRows.PLAIN);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_heavy_tailed_rows_below_alpha_is_alpha(ModelKind kind) {
        quickly(kind, CleanRows.HEAVY);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_diurnal_rows_below_alpha_is_alpha(ModelKind kind) {
        quickly(kind, CleanRows.DIURNAL);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_slow_rows_below_alpha_is_alpha(ModelKind kind) {
        quickly(kind, CleanRows.SLOW);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_rows_beside_constants_below_alpha_is_alpha(ModelKind kind) {
        quickly(kind, CleanRows.CONSTANT);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_plain_rows_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.PLAIN);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_heavy_tailed_rows_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.HEAVY);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_diurnal_rows_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.DIURNAL);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_slow_rows_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.SLOW);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_rows_beside_constants_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.CONSTANT);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    void share_of_clean_rows_of_one_input_below_one_in_a_thousand_is_one_in_a_thousand(ModelKind kind) {
        atLength(kind, CleanRows.ALONE);
    }
}
