// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.IsolationForestSettings;
import io.vedette.core.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiFunction;

/// The isolation forest's ROC area over twenty seeds, to set beside `bench/peers/forest.py`.
final class ForestBench {
    private static final int SEEDS = 20;

    private final PrintStream out;

    ForestBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| server | cuts alone | with the range of the samples |");
        out.println("|---|---|---|");
        for (Server server : Server.in(folder.resolve("asd"))) {
            out.printf(
                    "| %s | %s | %s |%n",
                    server.name(), areas(server, ForestBench::cutsAlone), areas(server, IsolationForest::scores));
        }
    }

    private static String areas(Server server, BiFunction<IsolationForest, double[][], double[]> scorer) {
        double mean = 0;
        double squares = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var settings = IsolationForestSettings.DEFAULT.withSeed(seed);
            var forest = IsolationForest.fit(server.train(), settings, Progress.SILENT);
            double area = PointMetrics.of(server.labels(), scorer.apply(forest, server.test()))
                    .aucRoc();
            mean += area / SEEDS;
            squares += area * area / SEEDS;
        }
        return "%.4f ± %.4f".formatted(mean, Math.sqrt(squares - mean * mean));
    }

    /// What scikit-learn's forest looks at: rows are ordered by how few cuts they last, wherever the samples lie.
    private static double[] cutsAlone(IsolationForest forest, double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> -forest.weights().trees().stream()
                        .mapToDouble(tree -> tree.path(row))
                        .sum())
                .toArray();
    }
}
