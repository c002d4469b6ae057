// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.AutoencoderSettings;
import io.vedette.core.models.Progress;
import io.vedette.learners.onnx.OnnxExport;
import io.vedette.server.Settings;
import io.vedette.server.Vedette;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A model that was trained elsewhere, from the settings to the page.
@Timeout(90)
final class ForeignModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long STEP_MS = 15_000;

    @TempDir
    private Path folder;

    /// Speed, then what follows from it.
    private static double[] row(SplittableRandom chance) {
        double speed = 50 + 20 * chance.nextDouble();
        return new double[] {speed, 3 * speed + chance.nextGaussian()};
    }

    private Path model() throws IOException {
        var chance = new SplittableRandom(1);
        double[][] rows = new double[400][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = row(chance);
        }
        var settings = AutoencoderSettings.DEFAULT.withEpochs(20).withStarts(1);
        Path file = folder.resolve("pump.onnx");
        try (OutputStream out = Files.newOutputStream(file)) {
            OnnxExport.write(Autoencoder.fit(rows, settings, Progress.SILENT), out);
        }
        return file;
    }

    /// @param inputs as they stand in the settings
    private Path settings(Path model, String inputs) throws IOException {
        return Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: 0}
                sources: {host: {enabled: false}}
                extract: {interval: 15s, silentAfter: 30m}
                watch: {warmUpRows: 60}
                models:
                  - {name: pump, file: %s, entity: "host:pump-*", inputs: %s, output: score, limit: 2s}
                """.formatted(folder.resolve("data"), model, inputs));
    }

    private static void send(Visitor visitor, long atMs, double[] row) throws Exception {
        String line = "pump,host=pump-1 speed=%s,pressure=%s %d000000".formatted(row[0], row[1], atMs);
        assertThat(visitor.post("/write", line).statusCode()).isBetween(200, 299);
    }

    @Test
    void entity_of_an_entry_is_judged_by_its_model() throws Exception {
        Settings settings = Settings.read(settings(model(), "[pump_speed, pump_pressure]"));
        long now = System.currentTimeMillis() / STEP_MS * STEP_MS;
        var chance = new SplittableRandom(2);
        try (var vedette = new Vedette(settings, Kinds.all(settings.models()), InstantSource.system(), "test")) {
            vedette.start(_ -> {});
            try (Visitor visitor = new Visitor(vedette.address())) {
                for (int t = 99; t >= 0; t--) {
                    send(visitor, now - t * STEP_MS, row(chance));
                }
                Await.until(
                        "the model",
                        PATIENCE,
                        () -> visitor.get("/api/models").body().contains("\"kind\":\"onnx:pump\""));
                for (int t = 1; t <= 20; t++) {
                    // Either value is usual; that they come together is not.
                    send(visitor, now + t * STEP_MS, t < 8 ? row(chance) : new double[] {69, 152});
                }
                Await.until(
                        "the anomaly",
                        PATIENCE,
                        () -> visitor.get("/api/entities").body().contains("\"state\":\"anomalous\""));
                assertThat(visitor.get("/predict").body()).contains("pump_pressure");
            }
        }
    }

    @Test
    void settings_with_an_entry_that_does_not_fit_are_refused_in_words() throws IOException {
        Path model = model();

        Cli three = Cli.run("config", "check", settings(model, "[a, b, c]").toString());
        Cli two = Cli.run("config", "check", settings(model, "[a, b]").toString());
        Files.delete(model);
        Cli gone = Cli.run("config", "check", settings(model, "[a, b]").toString());

        assertThat(three.code()).isNotZero();
        assertThat(three.err()).contains("model pump", "takes 2 values a row, and the settings name 3 inputs");
        assertThat(two.code()).as(two.all()).isZero();
        assertThat(gone.err()).contains("there is no such file");
        assertThat(Cli.showsStack(three.all() + gone.all())).isFalse();
    }
}
