// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well each model, with its defaults, finds the labelled anomalies of public servers.
final class ServersBench {
    private final PrintStream out;

    ServersBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        for (String set : List.of("smd", "asd")) {
            List<Server> servers = Server.in(folder.resolve(set));
            out.printf("%n**%s**, mean of %d servers%n%n", set.toUpperCase(Locale.ROOT), servers.size());
            out.println("| method | VUS-PR | VUS-ROC | AUC-PR | best F1 | event F1 | guilty hit@1 | CPU s "
                    + "| *point-adjusted F1* |");
            out.println("|---|---|---|---|---|---|---|---|---|");
            for (Candidate candidate : candidates()) {
                row(candidate, servers);
            }
        }
    }

    private static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (String kind : Kinds.all().names()) {
            candidates.add(Candidate.revised(kind));
        }
        for (String kind : Kinds.all().names()) {
            candidates.add(Candidate.atOnce(kind));
        }
        candidates.add(Candidate.largestZ());
        candidates.add(Candidate.random());
        return candidates;
    }

    private void row(Candidate candidate, List<Server> servers) {
        double[] sums = new double[6];
        int hits = 0;
        int blames = 0;
        double before = Cpu.seconds();
        for (Server server : servers) {
            var outcome = candidate.scorer().judge(server);
            var vus = server.vus(outcome.scores());
            var point = PointMetrics.of(server.labels(), outcome.scores());
            double[] values = {
                vus.pr(), vus.roc(), point.aucPr(), point.bestF1(), point.eventF1(), point.pointAdjusted()
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i] / servers.size();
            }
            hits += outcome.hits();
            blames += server.causes().size();
        }
        String hitAt1 = hits < 0 ? "–" : "%.2f".formatted((double) hits / blames);
        out.printf(
                "| %s | **%.3f** | %.3f | %.3f | %.3f | %.3f | %s | %.1f | *%.3f* |%n",
                candidate.name(), sums[0], sums[1], sums[2], sums[3], sums[4], hitAt1, Cpu.seconds() - before, sums[5]);
    }
}
