// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Progress;
import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WhitenedWindowsSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a shorter window costs in accuracy and saves in size: the choice for judging on line.
final class WindowsBench {
    private final PrintStream out;

    WindowsBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| data | window | vector | VUS-PR revised | VUS-PR at once | guilty hit@1 |");
        out.println("|---|---|---|---|---|---|");
        for (String set : List.of("smd", "asd")) {
            List<Server> servers = Server.in(folder.resolve(set));
            for (int window : new int[] {1, 2, 4, 8, 12, 16}) {
                row(set.toUpperCase(Locale.ROOT), window, servers);
            }
        }
    }

    private void row(String set, int window, List<Server> servers) {
        double revised = 0;
        double atOnce = 0;
        int hits = 0;
        int blames = 0;
        int vector = 0;
        for (Server server : servers) {
            var settings = WhitenedWindowsSettings.DEFAULT.withWindow(window);
            var model = WhitenedWindows.fit(server.train(), settings, Progress.SILENT);
            var judge = model.begin();
            double[] scores = Arrays.stream(server.test())
                    .mapToDouble(judge::next)
                    .map(score -> Double.isNaN(score) ? 0 : score)
                    .toArray();
            revised += server.vus(model.scores(server.test())).pr() / servers.size();
            atOnce += server.vus(scores).pr() / servers.size();
            hits += Attribution.hits(model, server);
            blames += server.causes().size();
            vector = model.weights().layout().dimension();
        }
        out.printf(
                "| %s | %d | %d | %.3f | %.3f | %.2f |%n",
                set, window, vector, revised, atOnce, (double) hits / blames);
    }
}
