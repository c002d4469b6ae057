// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.learn.ForeignModel;
import io.vedette.core.learn.ForeignModel.Means;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A recurrent autoencoder as PyTorch exports it.
@Tag("peers")
@Timeout(120)
class TorchTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private String run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? Files.readString(out, StandardCharsets.UTF_8) : "failed";
    }

    @Test
    void recurrent_autoencoder_of_pytorch_gives_the_error_that_pytorch_gives()
            throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(Files.isExecutable(PYTHON), "needs the Debian package python3-torch");
        assumeTrue(run(PYTHON.toString(), "-c", "import torch").isEmpty(), "needs the Debian package python3-torch");
        Path script = Path.of(Objects.requireNonNull(TorchTest.class.getResource("/foreign/recurrent.py"))
                .toURI());
        Path model = folder.resolve("model.onnx");

        double expected = Double.parseDouble(run(PYTHON.toString(), script.toString(), model.toString()));

        ForeignModel entry = Entries.of(model, 2, 5, "rebuilt", Means.RECONSTRUCTION);
        OnnxKinds.check(entry);
        var score = new OnnxScore(Terms.of(entry), OnnxFile.read(model), new Sessions());
        double[][] window = {{0, 0.1}, {0.2, 0.3}, {0.4, 0.5}, {0.6, 0.7}, {0.8, 0.9}};
        assertThat(score.of(window).score()).isCloseTo(expected, within(1e-5));
    }
}
