// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.IsolationForestSettings;
import io.vedette.core.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.LongStream;

/// The isolation forest's ROC area over twenty seeds, to set beside `bench/peers/forest.py`.
final class ForestBench {
    private static final int SEEDS = 20;

    private final PrintStream out;

    ForestBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| server | ROC area, mean of 20 seeds | standard deviation |");
        out.println("|---|---|---|");
        for (Server server : Server.in(folder.resolve("asd"))) {
            double[] areas = LongStream.rangeClosed(1, SEEDS)
                    .mapToDouble(seed -> area(server, seed))
                    .toArray();
            double mean = 0;
            double squares = 0;
            for (double area : areas) {
                mean += area / SEEDS;
                squares += area * area / SEEDS;
            }
            out.printf("| %s | %.4f | %.4f |%n", server.name(), mean, Math.sqrt(squares - mean * mean));
        }
    }

    private static double area(Server server, long seed) {
        var settings = IsolationForestSettings.DEFAULT.withSeed(seed);
        var forest = IsolationForest.fit(server.train(), settings, Progress.SILENT);
        return PointMetrics.of(server.labels(), forest.scores(server.test())).aucRoc();
    }
}
