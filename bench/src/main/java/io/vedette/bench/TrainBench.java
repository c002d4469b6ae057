// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.AutoencoderSettings;
import io.vedette.core.models.AutoencoderTraining;
import io.vedette.core.models.Dense;
import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long training takes and how fast rows are scored, on rows that look like a server's.
final class TrainBench {
    private static final int ROWS = 28_000;
    private static final int WIDTH = 38;
    private static final long SEED = 1;
    private static final AutoencoderSettings ONE_START =
            new AutoencoderSettings(20, 64, AutoencoderSettings.DEFAULT.learningRate(), 0.2, 20, 1, SEED);

    private final PrintStream out;

    TrainBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        double[][] rows = SyntheticRows.of(ROWS, WIDTH, SEED);
        out.println("| what | CPU s | of it | loss |");
        out.println("|---|---|---|---|");
        for (int round = 1; round <= 2; round++) {
            double before = Cpu.seconds();
            var autoencoder = Autoencoder.fit(rows, ONE_START, Progress.SILENT);
            out.printf(
                    "| autoencoder, %,d × %d × 20 epochs, one start, round %d | %.2f | the whole process | %.6f |%n",
                    ROWS, WIDTH, round, Cpu.seconds() - before, autoencoder.heldOutLoss());
        }
        for (String kind : Kinds.all().names()) {
            double before = Cpu.seconds();
            Kinds.all().fit(kind, rows, SEED, Progress.SILENT);
            out.printf("| %s, defaults, %,d × %d | %.2f | fit | – |%n", kind, ROWS, WIDTH, Cpu.seconds() - before);
        }
        out.println();
        out.println(
                "| scoring, %d inputs | a stretch, rows a CPU second | on line, rows a CPU second |".formatted(WIDTH));
        out.println("|---|---|---|");
        for (String kind : Kinds.all().names()) {
            Model model = Kinds.all().fit(kind, rows, SEED, Progress.SILENT);
            out.printf(
                    "| %s, window %d | %,.0f | %,.0f |%n",
                    kind,
                    model.window(),
                    rowsPerSecond(rows.length, () -> model.scores(rows)),
                    rowsPerSecond(rows.length, () -> onLine(model, rows)));
        }
    }

    private static void onLine(Model model, double[][] rows) {
        var judge = model.begin();
        for (double[] row : rows) {
            judge.next(row);
        }
    }

    private static double rowsPerSecond(int rows, Runnable scoring) {
        for (int warm = 0; warm < 3; warm++) {
            scoring.run();
        }
        double before = Cpu.seconds();
        int times = 0;
        while (Cpu.seconds() - before < 2) {
            scoring.run();
            times++;
        }
        return times * (double) rows / (Cpu.seconds() - before);
    }

    /// Writes big-endian doubles and ints: what another trainer needs to do the same work.
    void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        double[][] rows = SyntheticRows.of(ROWS, WIDTH, SEED);
        int split = (int) (ROWS * (1 - ONE_START.heldOut()));
        SyntheticRows.write(rows, folder.resolve("rows.f64"));
        try (var file = open(folder.resolve("weights.f64"))) {
            for (Dense layer : AutoencoderTraining.initial(WIDTH, SEED, 0)) {
                for (double[] row : layer.weights()) {
                    writeAll(file, row);
                }
                writeAll(file, layer.bias());
            }
        }
        try (var file = open(folder.resolve("order.i32"))) {
            for (int epoch = 0; epoch < ONE_START.epochs(); epoch++) {
                for (int row : AutoencoderTraining.order(split, SEED, 0, epoch)) {
                    file.writeInt(row);
                }
            }
        }
        Files.writeString(
                folder.resolve("settings.txt"),
                "rows=%d%nwidth=%d%nsplit=%d%nepochs=%d%nbatch=%d%nrate=%s%n"
                        .formatted(
                                ROWS, WIDTH, split, ONE_START.epochs(), ONE_START.batch(), ONE_START.learningRate()));
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    private static void writeAll(DataOutputStream file, double[] values) throws IOException {
        for (double value : values) {
            file.writeDouble(value);
        }
    }
}
