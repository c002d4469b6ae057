// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import io.vedette.core.learn.ForeignModel.Means;
import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.AutoencoderSettings;
import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Progress;
import io.vedette.laws.ModelLaws;
import io.vedette.learners.onnx.SmallModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// A foreign model keeps what every kind promises: here autoencoders of ours, exported and taken back.
class OnnxLawsTest extends ModelLaws {
    @TempDir
    static Path folder;

    static Stream<ModelKind> kinds() {
        ModelKind reading = kind(folder.resolve("none.onnx"), WIDTH);
        ModelKind.Trainer roundabout = (rows, noise, seed, progress) ->
                kind(exported(rows), rows[0].length).trainer().fit(rows, noise, seed, progress);
        return Stream.of(new ModelKind(
                reading.name(),
                reading.sentence(),
                reading.looksAtWindows(),
                reading.clarity(),
                reading.cost(),
                roundabout,
                reading.reader()));
    }

    private static ModelKind kind(Path file, int width) {
        return OnnxKinds.of(List.of(Entries.of(file, width, 1, "score", Means.SCORE)))
                .getFirst();
    }

    private static Path exported(double[][] rows) {
        var settings = AutoencoderSettings.DEFAULT.withEpochs(5).withStarts(1);
        Model model = Autoencoder.fit(rows, settings, Progress.SILENT);
        try {
            return Files.write(folder.resolve("model.onnx"), SmallModels.exported(model));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
