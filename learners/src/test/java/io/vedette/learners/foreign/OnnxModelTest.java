// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.vedette.core.learn.ForeignModel;
import io.vedette.core.learn.ForeignModel.Means;
import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.AutoencoderSettings;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.learners.onnx.SmallModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OnnxModelTest {
    private static final double[][] TRAIN = rows(600, 3, 1);
    private static final double[][] TEST = rows(50, 3, 2);

    @TempDir
    private Path folder;

    private static double[][] rows(int count, int width, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][width];
        for (double[] row : rows) {
            double load = chance.nextDouble();
            Arrays.setAll(row, j -> 10 * (j + 1) * load + chance.nextGaussian());
        }
        return rows;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    private OnnxScore score(byte[] bytes, int width, int window, String output, Means means) throws IOException {
        ForeignModel entry = Entries.of(file(bytes), width, window, output, means);
        return new OnnxScore(Terms.of(entry), OnnxFile.read(Path.of(entry.file())), new Sessions());
    }

    private static Model fit(ForeignModel entry, double[][] rows) {
        return OnnxKinds.of(List.of(entry))
                .getFirst()
                .trainer()
                .fit(rows, new double[rows[0].length], 1, Progress.SILENT);
    }

    @Test
    void autoencoder_that_we_exported_scores_the_same_when_taken_back() throws IOException {
        var settings = AutoencoderSettings.DEFAULT.withEpochs(5).withStarts(1);
        Autoencoder own = Autoencoder.fit(TRAIN, settings, Progress.SILENT);
        byte[] bytes = SmallModels.exported(own);
        OnnxScore score = score(bytes, 3, 1, "score", Means.SCORE);
        OnnxScore rebuilt = score(bytes, 3, 1, "reconstruction", Means.RECONSTRUCTION);
        Model.Judge judge = own.begin();

        for (double[] row : TEST) {
            double expected = judge.next(row);
            assertThat(score.of(new double[][] {row}).score()).isCloseTo(expected, withinPercentage(1e-7));
            double[] should = judge.explain().expected();
            double error = 0;
            for (int j = 0; j < 3; j++) {
                error += (row[j] - should[j]) * (row[j] - should[j]) / 3;
            }
            assertThat(rebuilt.of(new double[][] {row}).score()).isCloseTo(error, within(1e-6));
        }
    }

    @Test
    void scorer_in_single_precision_is_found_beside_its_label_and_its_sign_is_turned() throws IOException {
        double[][] row = {{1, 2, 3}};

        assertThat(score(SmallModels.scorer(3, false), 3, 1, "", Means.SCORE)
                        .of(row)
                        .score())
                .isEqualTo(14);
        assertThat(score(SmallModels.scorer(3, true), 3, 1, "scores", Means.NORMALITY)
                        .of(row)
                        .score())
                .isEqualTo(14);
    }

    @Test
    void window_is_handed_over_row_by_row_and_its_reconstruction_compared() throws IOException {
        OnnxScore score = score(SmallModels.halving(2, 3), 3, 2, "", Means.RECONSTRUCTION);

        assertThat(score.of(new double[][] {{2, 0, 0}, {0, 0, 4}}).score()).isCloseTo(5.0 / 6, within(1e-9));
    }

    @Test
    void inputs_are_scaled_as_the_settings_say_before_the_model_sees_them() throws IOException {
        Path file = file(SmallModels.scorer(2, false));
        var entry = new ForeignModel(
                "pump",
                file.toString(),
                "host:*",
                List.of("a", "b"),
                1,
                "",
                Means.SCORE,
                List.of(10.0, 20.0),
                List.of(2.0, 5.0),
                Duration.ofSeconds(1));
        var score = new OnnxScore(Terms.of(entry), OnnxFile.read(file), new Sessions());

        assertThat(score.of(new double[][] {{14, 35}}).score()).isEqualTo(4 + 9);
    }

    @Test
    void model_judges_on_when_its_file_and_its_entry_are_gone() throws IOException {
        Path file = file(SmallModels.scorer(3, false));
        Model model = fit(Entries.of(file, 3, 1, "", Means.SCORE), TRAIN);
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        Files.delete(file);

        Model read = Models.OWN
                .plus(OnnxKinds.of(List.of()))
                .read(model.kind(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.kind()).isEqualTo("onnx:pump");
        assertThat(read.scores(TEST)).isEqualTo(model.scores(TEST));
    }

    @Test
    void window_of_rows_is_judged_live_as_it_was_at_training() throws IOException {
        Model model = fit(Entries.of(file(SmallModels.halving(4, 3)), 3, 4, "rebuilt", Means.RECONSTRUCTION), TRAIN);
        Model.Judge judge = model.begin();
        double[] far = {500, 5, 5};

        for (int t = 0; t < 3; t++) {
            assertThat(judge.next(TEST[t])).isNaN();
            assertThat(judge.trouble()).isEmpty();
        }
        assertThat(judge.next(far)).isGreaterThan(5_000);
        assertThat(judge.explain().contributions()[0]).isGreaterThan(0.9);
    }

    private void assertRefused(byte[] bytes, int width, int window, String output, Means means, String why)
            throws IOException {
        ForeignModel entry = Entries.of(file(bytes), width, window, output, means);
        assertThatThrownBy(() -> OnnxKinds.check(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model pump (" + entry.file() + "): ")
                .hasMessageContaining(why);
    }

    @Test
    void what_does_not_fit_is_refused_with_a_sentence_that_says_what_to_mend() throws IOException {
        byte[] scorer = SmallModels.scorer(3, false);
        byte[] windows = SmallModels.halving(4, 3);

        assertRefused(scorer, 2, 1, "", Means.SCORE, "takes 3 values a row, and the settings name 2 inputs");
        assertRefused(scorer, 3, 4, "", Means.SCORE, "must be [rows, 3] with `window: 1` or [windows, 4, 3]");
        assertRefused(windows, 3, 5, "", Means.RECONSTRUCTION, "takes windows of 4 rows, and `window` is 5");
        assertRefused(scorer, 3, 1, "score", Means.SCORE, "has no output 'score': it has 'label' (int64 [-1, 1])");
        assertRefused(scorer, 3, 1, "label", Means.SCORE, "output 'label' must give float or double");
        assertRefused(windows, 3, 4, "", Means.SCORE, "must give one number a window");
        assertRefused(scorer, 3, 1, "", Means.RECONSTRUCTION, "must give as many values as the input");
        assertRefused(SmallModels.twoInputs(), 2, 1, "", Means.SCORE, "must have one input, has [values, mask]");
        assertRefused(SmallModels.ofCounts(), 2, 1, "", Means.SCORE, "input 'tokens' must take float or double");
    }

    @Test
    void file_that_is_broken_too_large_missing_or_reaches_for_others_is_refused() throws IOException {
        byte[] scorer = SmallModels.scorer(3, false);

        assertRefused(Arrays.copyOf(scorer, scorer.length / 2), 3, 1, "", Means.SCORE, "cut short");
        assertRefused(
                "scores: [1, 2]".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                3,
                1,
                "",
                Means.SCORE,
                "no ONNX model");
        assertRefused(new byte[0], 3, 1, "", Means.SCORE, "holds no graph");
        assertRefused(new byte[OnnxFile.MOST_BYTES + 1], 3, 1, "", Means.SCORE, "larger than 8 MiB");
        assertRefused(SmallModels.withWeightsElsewhere(), 3, 1, "", Means.SCORE, "weights in another file");
        ForeignModel gone = Entries.of(folder.resolve("gone.onnx"), 3, 1, "", Means.SCORE);
        assertThatThrownBy(() -> OnnxKinds.check(gone)).hasMessageContaining("there is no such file");
        ForeignModel noFile = Entries.of(folder, 3, 1, "", Means.SCORE);
        assertThatThrownBy(() -> OnnxKinds.check(noFile)).hasMessageContaining("there is no such file");
    }

    @Test
    void model_that_is_too_slow_is_refused_when_it_is_loaded() throws IOException {
        ForeignModel entry = Entries.of(file(SmallModels.counting()), 1, 1, "", Means.SCORE, Duration.ofMillis(50));
        double[][] large = new double[100][1];
        Arrays.stream(large).forEach(row -> row[0] = 3e6);

        assertThatThrownBy(() -> fit(entry, large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("took longer than 50 ms and was cut off");
    }

    @Test
    void run_that_takes_too_long_is_dropped_with_a_reason_and_the_next_row_judged() throws IOException {
        ForeignModel entry = Entries.of(file(SmallModels.counting()), 1, 1, "", Means.SCORE, Duration.ofMillis(400));
        double[][] small = new double[100][1];
        Arrays.setAll(small, t -> new double[] {t % 10 + 1});
        Model.Judge judge = fit(entry, small).begin();

        long began = System.nanoTime();
        double dropped = judge.next(new double[] {5e6});
        long taken = System.nanoTime() - began;

        assertThat(dropped).isNaN();
        assertThat(judge.trouble()).isEqualTo("not judged: model pump took longer than 400 ms and was cut off");
        assertThat(taken).isLessThan(5_000_000_000L);
        assertThat(judge.next(new double[] {7})).isEqualTo(6);
        assertThat(judge.trouble()).isEmpty();
    }

    @Test
    void value_beyond_single_precision_gives_no_judgement_instead_of_nonsense() throws IOException {
        Model.Judge judge = fit(Entries.of(file(SmallModels.scorer(3, false)), 3, 1, "", Means.SCORE), TRAIN)
                .begin();

        assertThat(judge.next(new double[] {1e300, 0, 0})).isNaN();
        assertThat(judge.trouble()).isEqualTo("not judged: model pump gave no number");
    }

    @Test
    void kind_without_an_entry_says_where_to_name_its_file() {
        assertThatThrownBy(() ->
                        OnnxKinds.of(List.of()).getFirst().trainer().fit(TRAIN, new double[3], 1, Progress.SILENT))
                .hasMessageContaining("name its file under `models`");
    }
}
