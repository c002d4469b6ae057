// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.domain.Entity;
import io.vedette.core.learn.LearnSettings;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vedette train FILE`.
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a model on a CSV file.")
final class Train implements Callable<Integer> {
    @Mixin
    private Csv csv;

    @Mixin
    private Splits splits;

    @Mixin
    private Learning learning;

    @Mixin
    private Output output;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the model goes; default: the file's name with .vdm")
    private @Nullable Path out;

    @Option(names = "--entity", paramLabel = "KIND:NAME", description = "whose model it is; default: file:<name>")
    private @Nullable String entity;

    @Override
    public Integer call() throws IOException {
        CsvRows rows = csv.read(output);
        LearnSettings settings = learning.settings();
        FileRun run = new FileRun(rows, entity(csv.file(), entity));
        Detector detector;
        try (Bar bar = Bar.open()) {
            detector = run.train(settings, splits.of(rows.nanos(), 1, settings.testShare()), bar);
        }
        Path to = out == null ? Path.of(stem(csv.file()) + ".vdm") : out;
        Files.write(to, DetectorFile.write(detector));
        if (output.isJson()) {
            output.json(Map.of(
                    "file",
                    to.toString(),
                    "version",
                    detector.card().version(),
                    "figures",
                    detector.card().figures()));
        } else {
            ModelText.card(detector, output.out());
            output.out().println("\nwritten to " + to);
        }
        return 0;
    }

    static Entity entity(Path file, @Nullable String named) {
        return named == null ? new Entity("file", stem(file)) : Entity.parse(named);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceAll("\\.gz$", "").replaceAll("\\.csv$", "");
    }
}
