// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

/// What every kind of model promises.
class ModelLawsTest {
    private static final double[][] TRAIN = Traffic.rows(600, 1);
    private static final double[][] TEST = Traffic.rows(100, 2);

    static Stream<String> kinds() {
        return Models.OWN.names().stream();
    }

    private static Model fit(String kind, double[][] rows) {
        return switch (kind) {
            case WhitenedWindows.KIND ->
                WhitenedWindows.fit(rows, WhitenedWindowsSettings.DEFAULT.withWindow(16), Progress.SILENT);
            case Autoencoder.KIND ->
                Autoencoder.fit(rows, AutoencoderSettings.DEFAULT.withEpochs(5).withStarts(2), Progress.SILENT);
            default -> Models.OWN.fit(kind, rows, 1, Progress.SILENT);
        };
    }

    private static byte[] bytes(Model model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Model read(String kind, byte[] bytes) throws IOException {
        return Models.OWN.read(kind, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void same_seed_gives_the_same_bytes(String kind) throws IOException {
        assertThat(bytes(Models.OWN.fit(kind, TRAIN, 5, Progress.SILENT)))
                .isEqualTo(bytes(Models.OWN.fit(kind, TRAIN, 5, Progress.SILENT)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void model_read_back_scores_and_explains_the_same(String kind) throws IOException {
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
    void saving_and_restoring_after_every_row_changes_nothing(String kind) throws IOException {
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
    void judge_is_silent_until_its_window_is_full_and_after_a_reset(String kind) {
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
    void row_of_another_width_is_refused(String kind) {
        Model model = fit(kind, TRAIN);

        assertThatThrownBy(() -> model.begin().next(new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row must hold 5 values, held 4");
        assertThatThrownBy(() -> model.scores(new double[][] {new double[6]}))
                .hasMessage("row must hold 5 values, held 6");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void value_that_is_not_finite_is_refused(String kind) {
        double[] row = TEST[0].clone();
        row[2] = Double.NaN;

        assertThatThrownBy(() -> fit(kind, TRAIN).begin().next(row)).hasMessage("row must be finite, value 2 was NaN");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void too_few_rows_are_refused(String kind) {
        assertThatThrownBy(() -> fit(kind, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to train on, were 1");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void constant_rows_give_finite_scores(String kind) {
        double[][] rows = new double[100][3];
        for (double[] row : rows) {
            row[1] = -4;
            row[2] = 1e12;
        }
        Model model = fit(kind, rows);

        assertThat(Arrays.stream(model.scores(rows)))
                .allSatisfy(score -> assertThat(score).isFinite().isNotNegative());
        double[][] moved = {{0, -4, 1e12}, {5, -4, 1e12}};
        double[][] long32 = Stream.generate(() -> moved[1]).limit(32).toArray(double[][]::new);
        assertThat(Arrays.stream(model.scores(long32)))
                .allSatisfy(score -> assertThat(score).isFinite());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void contributions_are_shares_that_sum_to_one(String kind) {
        Model.Explanation explanation = last(fit(kind, TRAIN)).explain();

        assertThat(Arrays.stream(explanation.contributions()))
                .allSatisfy(share -> assertThat(share).isNotNegative());
        assertThat(Arrays.stream(explanation.contributions()).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(explanation.expected()))
                .hasSize(Traffic.WIDTH)
                .allSatisfy(x -> assertThat(x).isFinite());
        assertThat(Arrays.stream(explanation.spread()))
                .allSatisfy(x -> assertThat(x).isFinite().isNotNegative());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void judge_without_a_row_has_nothing_to_explain(String kind) {
        assertThatThrownBy(() -> fit(kind, TRAIN).begin().explain()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void far_value_raises_the_score(String kind) {
        Model model = fit(kind, TRAIN);
        double[][] rows = Arrays.stream(TEST).map(double[]::clone).toArray(double[][]::new);
        rows[60][Traffic.DISK] = 2000;

        assertThat(model.scores(rows)[60]).isGreaterThan(1.2 * model.scores(TEST)[60]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bytes_cut_short_or_changed_are_refused_or_read_as_a_model(String kind) throws IOException {
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
    private static void survive(String kind, byte[] damaged) {
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
    void damaged_size_does_not_ask_for_memory(String kind) {
        byte[] huge = new byte[64];
        Arrays.fill(huge, (byte) 0x7f);
        huge[0] = huge[1] = huge[2] = 0;
        huge[3] = 1;

        assertThatThrownBy(() -> read(kind, huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("width must be 1 to");
    }
}
