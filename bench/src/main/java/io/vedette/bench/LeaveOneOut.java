// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.templates.MinerSettings;
import io.vedette.core.templates.TemplateMiner;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What the thresholds are worth on a system that had no say in them: chosen on all others, judged on the one left out.
final class LeaveOneOut {
    private final PrintStream out;

    LeaveOneOut(PrintStream out) {
        this.out = out;
    }

    void run(List<LogSystem> systems) {
        List<MinerSettings> grid = grid();
        var accuracy = new double[grid.size()][systems.size()];
        for (int g = 0; g < grid.size(); g++) {
            for (int s = 0; s < systems.size(); s++) {
                accuracy[g][s] = accuracy(systems.get(s), grid.get(g));
            }
        }
        out.println(
                "| left out | values, doubtful values the others chose | its GA with those | its GA at the default |");
        out.println("|---|---|---|---|");
        double sum = 0;
        double usual = 0;
        for (int s = 0; s < systems.size(); s++) {
            int best = best(accuracy, s);
            double own = accuracy(systems.get(s), MinerSettings.DEFAULT);
            sum += accuracy[best][s];
            usual += own;
            MinerSettings chosen = grid.get(best);
            out.printf(
                    "| %s | %d, %d | %.3f | %.3f |%n",
                    systems.get(s).name(), chosen.values(), chosen.doubtfulValues(), accuracy[best][s], own);
        }
        out.printf("| **mean** | | **%.3f** | %.3f |%n", sum / systems.size(), usual / systems.size());
    }

    private static List<MinerSettings> grid() {
        var grid = new ArrayList<MinerSettings>();
        for (int values : new int[] {3, 4, 5, 6, 8, 12}) {
            for (int times : new int[] {1, 2, 3, 4}) {
                grid.add(new MinerSettings(values, values * times, MinerSettings.DEFAULT.mostLayouts()));
            }
        }
        return grid;
    }

    /// Of those that are equally good on the others, the one in the middle.
    private static int best(double[][] accuracy, int leftOut) {
        var best = new ArrayList<Integer>();
        double most = -1;
        for (int g = 0; g < accuracy.length; g++) {
            double sum = 0;
            for (int s = 0; s < accuracy[g].length; s++) {
                sum += s == leftOut ? 0 : accuracy[g][s];
            }
            if (sum > most + 1e-9) {
                best.clear();
                most = sum;
            }
            if (sum > most - 1e-9) {
                best.add(g);
            }
        }
        return best.get(best.size() / 2);
    }

    private static double accuracy(LogSystem system, MinerSettings settings) {
        var miner = new TemplateMiner(settings);
        List<Integer> arrived = new ArrayList<>();
        for (String line : system.contents()) {
            arrived.add(miner.add(line));
        }
        miner.settle();
        List<Integer> groups = arrived.stream().map(miner::current).toList();
        return ParsingScore.of(groups, system.original(), system.original()).ga();
    }
}
