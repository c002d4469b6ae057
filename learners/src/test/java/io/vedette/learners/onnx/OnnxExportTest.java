// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.AutoencoderSettings;
import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.IsolationForestSettings;
import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WhitenedWindowsSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What ONNX Runtime computes from the file is what the model computes.
class OnnxExportTest {
    private static final double[][] TRAIN = rows(600, 1);
    private static final double[][] TEST = rows(50, 2);

    static {
        TEST[7][0] = 60;
        TEST[8][3] = -1e9;
    }

    private static double[][] rows(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int t = 0; t < count; t++) {
            double load = chance.nextDouble();
            rows[t] = new double[] {
                10 * load + chance.nextGaussian(), 1e6 * load * load, t % 50 < 5 ? 1 : 0, 4 * chance.nextGaussian(), 7
            };
        }
        return rows;
    }

    private static byte[] export(Model model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        OnnxExport.write(model, bytes);
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Check {
        void on(OrtSession.Result result) throws OrtException;
    }

    private static void run(Model model, Object input, Check check) throws IOException, OrtException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (OrtSession session = runtime.createSession(export(model));
                OnnxTensor rows = OnnxTensor.createTensor(runtime, input);
                OrtSession.Result result = session.run(Map.of("rows", rows))) {
            check.on(result);
        }
    }

    private static double[] scores(OrtSession.Result result) throws OrtException {
        return (double[]) result.get("score").orElseThrow().getValue();
    }

    private static void assertClose(double[] found, double[] expected, double relative) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("row %d", i).isCloseTo(expected[i], withinPercentage(100 * relative));
        }
    }

    @Test
    void autoencoder_scores_and_rebuilds_the_same() throws IOException, OrtException {
        var settings = AutoencoderSettings.DEFAULT.withEpochs(5).withStarts(1);
        Autoencoder model = Autoencoder.fit(TRAIN, settings, Progress.SILENT);
        Model.Judge judge = model.begin();
        judge.next(TEST[3]);

        run(model, TEST, result -> {
            assertClose(scores(result), model.scores(TEST), 1e-9);
            double[][] rebuilt =
                    (double[][]) result.get("reconstruction").orElseThrow().getValue();
            assertThat(rebuilt[3]).containsExactly(judge.explain().expected(), within(1e-6));
        });
    }

    @Test
    void whitened_windows_score_the_same() throws IOException, OrtException {
        WhitenedWindows model =
                WhitenedWindows.fit(TRAIN, WhitenedWindowsSettings.DEFAULT.withWindow(13), Progress.SILENT);
        double[][][] windows = new double[TEST.length - 12][][];
        Arrays.setAll(windows, start -> Arrays.copyOfRange(TEST, start, start + 13));

        run(model, windows, result -> assertClose(scores(result), model.windowScores(TEST), 1e-9));
    }

    @Test
    void isolation_forest_scores_the_same() throws IOException, OrtException {
        IsolationForest model = IsolationForest.fit(TRAIN, IsolationForestSettings.DEFAULT, Progress.SILENT);

        run(model, TEST, result -> assertClose(scores(result), model.scores(TEST), 1e-6));
        double[][] far = {TEST[0].clone(), TEST[0].clone(), TEST[0].clone()};
        far[1][0] += 1;
        far[2][1] -= 1e9;
        run(model, far, result -> assertClose(scores(result), model.scores(far), 1e-6));
    }
}
