// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every kind of model promises. Who extends it has a static method `kinds` that gives those to be tried.
public abstract class ModelLaws {
    /// Inputs of the rows that are tried.
    protected static final int WIDTH = 5;

    private static final int DISK = 2;
    private static final double[][] TRAIN = rows(600, 1);
    private static final double[][] TEST = rows(100, 2);

    /// Like a server's: processor, network and disk follow one load, a switch and a constant stand by.
    protected static double[][] rows(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        double load = 0.5;
        for (int t = 0; t < count; t++) {
            load = Math.clamp(load + 0.05 * chance.nextGaussian() + 0.02 * (0.5 - load), 0, 1);
            rows[t] = new double[] {
                10 + 80 * load + 2 * chance.nextGaussian(),
                1e6 * (1 + 5 * load) + 1e5 * chance.nextGaussian(),
                50 + 200 * load + 6 * chance.nextGaussian(),
                t % 400 < 20 ? 1 : 0,
                7
            };
        }
        return rows;
    }

    private static Model fit(ModelKind kind, double[][] rows) {
        return kind.trainer().fit(rows, new double[rows[0].length], 5, Progress.SILENT);
    }

    private static byte[] bytes(Model model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Model read(ModelKind kind, byte[] bytes) throws IOException {
        return new Models(List.of(kind)).read(kind.name(), new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void same_seed_gives_the_same_bytes(ModelKind kind) throws IOException {
        assertThat(bytes(fit(kind, TRAIN))).isEqualTo(bytes(fit(kind, TRAIN)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void model_says_what_kind_it_is(ModelKind kind) {
        assertThat(fit(kind, TRAIN).kind()).isEqualTo(kind.name());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void model_read_back_scores_and_explains_the_same(ModelKind kind) throws IOException {
        Model model = fit(kind, TRAIN);

        Model read = read(kind, bytes(model));

        assertThat(read.scores(TEST)).isEqualTo(model.scores(TEST));
        assertThat(read.width()).isEqualTo(model.width());
        assertThat(read.window()).isEqualTo(model.window());
        assertThat(bytes(read)).isEqualTo(bytes(model));
        assertThat(last(read).explain().contributions())
                .isEqualTo(last(model).explain().contributions());
    }

    private static Model.Judge last(Model model) {
        Model.Judge judge = model.begin();
        for (double[] row : TEST) {
            judge.next(row);
        }
        return judge;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saving_and_restoring_after_every_row_changes_nothing(ModelKind kind) throws IOException {
        Model model = fit(kind, TRAIN);
        Model.Judge whole = model.begin();
        Model.Judge broken = model.begin();
        for (double[] row : TEST) {
            assertThat(Double.valueOf(broken.next(row))).isEqualTo(Double.valueOf(whole.next(row)));
            var saved = new ByteArrayOutputStream();
            broken.save(new DataOutputStream(saved));
            broken = model.begin();
            broken.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        }
        assertThat(broken.explain().expected()).isEqualTo(whole.explain().expected());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void judge_is_silent_until_its_window_is_full_and_after_a_reset(ModelKind kind) {
        Model model = fit(kind, TRAIN);
        Model.Judge judge = model.begin();

        for (int round = 0; round < 2; round++) {
            for (int t = 0; t < model.window() - 1; t++) {
                assertThat(judge.next(TEST[t])).isNaN();
            }
            assertThat(judge.next(TEST[model.window()])).isGreaterThanOrEqualTo(0);
            judge.reset();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void row_of_another_width_is_refused(ModelKind kind) {
        Model model = fit(kind, TRAIN);

        assertThatThrownBy(() -> model.begin().next(new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row must hold 5 values, held 4");
        assertThatThrownBy(() -> model.scores(new double[][] {new double[6]}))
                .hasMessage("row must hold 5 values, held 6");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void value_that_is_not_finite_is_refused(ModelKind kind) {
        double[] row = TEST[0].clone();
        row[2] = Double.NaN;

        assertThatThrownBy(() -> fit(kind, TRAIN).begin().next(row)).hasMessage("row must be finite, value 2 was NaN");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void too_few_rows_are_refused(ModelKind kind) {
        assertThatThrownBy(() -> fit(kind, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to train on, were 1");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void constant_rows_give_finite_scores(ModelKind kind) {
        double[][] rows = new double[100][3];
        for (double[] row : rows) {
            row[1] = -4;
            row[2] = 1e12;
        }
        Model model = fit(kind, rows);

        assertThat(Arrays.stream(model.scores(rows)))
                .allSatisfy(score -> assertThat(score).isFinite().isNotNegative());
        double[] moved = {5, -4, 1e12};
        double[][] long32 = Stream.generate(() -> moved).limit(32).toArray(double[][]::new);
        assertThat(Arrays.stream(model.scores(long32)))
                .allSatisfy(score -> assertThat(score).isFinite());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void contributions_are_shares_that_sum_to_one(ModelKind kind) {
        Model.Explanation explanation = last(fit(kind, TRAIN)).explain();

        assertThat(Arrays.stream(explanation.contributions()))
                .allSatisfy(share -> assertThat(share).isNotNegative());
        assertThat(Arrays.stream(explanation.contributions()).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(explanation.expected()))
                .hasSize(WIDTH)
                .allSatisfy(x -> assertThat(x).isFinite());
        assertThat(Arrays.stream(explanation.spread()))
                .allSatisfy(x -> assertThat(x).isFinite().isNotNegative());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void judge_without_a_row_has_nothing_to_explain(ModelKind kind) {
        assertThatThrownBy(() -> fit(kind, TRAIN).begin().explain()).isInstanceOf(IllegalStateException.class);
    }

    private static double[][] withFarDisk() {
        double[][] rows = Arrays.stream(TEST).map(double[]::clone).toArray(double[][]::new);
        rows[60][DISK] = 2000;
        return rows;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void far_value_raises_the_score(ModelKind kind) {
        Model model = fit(kind, TRAIN);

        assertThat(model.scores(withFarDisk())[60]).isGreaterThan(1.2 * model.scores(TEST)[60]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void far_value_is_named_first(ModelKind kind) {
        Model.Judge judge = fit(kind, TRAIN).begin();
        double[][] rows = withFarDisk();
        for (int t = 0; t <= 60; t++) {
            judge.next(rows[t]);
        }

        double[] contributions = judge.explain().contributions();

        assertThat(contributions[DISK])
                .isEqualTo(Arrays.stream(contributions).max().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bytes_cut_short_or_changed_are_refused_or_read_as_a_model(ModelKind kind) throws IOException {
        byte[] whole = bytes(fit(kind, TRAIN));
        for (int cut : List.of(0, 3, 17, whole.length / 2, whole.length - 1)) {
            assertThatThrownBy(() -> read(kind, Arrays.copyOf(whole, cut))).isInstanceOf(IOException.class);
        }
        var chance = new SplittableRandom(9);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = i < 40 ? i : chance.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << chance.nextInt(8));
            survive(kind, damaged);
        }
    }

    /// A flipped bit of a weight cannot be seen here (the file's checksum does), but nothing else may be thrown.
    private static void survive(ModelKind kind, byte[] damaged) {
        try {
            assertThat(read(kind, damaged).scores(TEST)).hasSize(TEST.length);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("damaged");
        } catch (IllegalArgumentException otherWidth) {
            assertThat(otherWidth).hasMessageContaining("row must hold");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void damaged_size_does_not_ask_for_memory(ModelKind kind) {
        byte[] huge = new byte[64];
        Arrays.fill(huge, (byte) 0x7f);
        huge[0] = huge[1] = huge[2] = 0;
        huge[3] = 1;

        assertThatThrownBy(() -> read(kind, huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("width must be 1 to");
    }
}
