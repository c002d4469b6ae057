// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.Detector;
import io.vedette.core.domain.Entity;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.server.ask.csv.CsvRows;
import io.vedette.server.desk.ModelShelf;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The detector that judges a file: a trained one, or one trained on the first half of the file itself.
final class Trained {
    /// Of a file that must teach and be judged, the first half teaches.
    private static final double KNOWN = 0.5;

    @Option(names = "--model", paramLabel = "FILE", description = "a trained model; default: learn from the first half")
    private @Nullable Path model;

    @Mixin
    private Splits splits;

    @Mixin
    private Learning learning;

    /// @param fromNanos from where on the file is judged
    record Ready(Detector detector, FileRun run, long fromNanos) {}

    Ready ready(CsvRows rows, Path file) throws IOException {
        if (model != null) {
            Detector detector = ModelShelf.read(model, Kinds.all());
            return new Ready(detector, new FileRun(rows, detector.card().entity()), rows.nanos()[0]);
        }
        LearnSettings settings = learning.settings();
        Split split = splits.of(rows.nanos(), KNOWN, settings.testShare());
        Entity entity = Train.entity(file, null);
        FileRun run = new FileRun(rows, entity);
        try (Bar bar = Bar.open()) {
            return new Ready(run.train(settings, split, bar), run, split.testTo());
        }
    }
}
