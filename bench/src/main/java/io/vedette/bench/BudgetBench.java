// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.backtest.Backtest;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.backtest.Pupil;
import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Teacher;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Pages promised and pages sent, on replays of public data, judged at once.
final class BudgetBench {
    private final PrintStream out;

    BudgetBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| replay | entities | weeks | budget | promised | pages | ratio | found | outside | longest quiet, days | noted |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        String only = System.getProperty("only", "asd,smd,nab");
        if (only.contains("asd")) {
            replay("ASD", BudgetData.servers(folder.resolve("asd"), 300), List.of("1/day", "2/day", "4/day", "5/week"));
        }
        if (only.contains("nab")) {
            replay("NAB", BudgetData.nab(folder.resolve("nab")), List.of("1/day", "3/day", "6/day", "2/week"));
        }
        if (only.contains("smd")) {
            replay("SMD", BudgetData.servers(folder.resolve("smd"), 60), List.of("5/week", "1/day", "2/day", "4/day"));
        }
    }

    private void replay(String name, BudgetData data, List<String> budgets) {
        double before = Cpu.seconds();
        LearnSettings learn = LearnSettings.DEFAULT;
        List<Pupil> pupils = data.tables().stream()
                .map(table -> Pupil.taught(table, new Teacher(learn), learn, WatchSettings.DEFAULT.warmUpRows()))
                .toList();
        System.err.printf("%s taught in %.0f s%n", name, Cpu.seconds() - before);
        for (String budget : budgets) {
            BudgetSettings settings = BudgetSettings.of(Allowance.valueOf(budget));
            Outcome outcome = Backtest.run(pupils, WatchSettings.DEFAULT, settings);
            int told = outcome.pages().size();
            out.printf(
                    "| %s | %d | %.1f | %s | %.1f | %d | %.2f | %d of %d | %d | %.1f | %d |%n",
                    name,
                    pupils.size(),
                    outcome.weeks(),
                    settings.pages(),
                    outcome.promised(),
                    told,
                    told / outcome.promised(),
                    outcome.found(data.known()),
                    data.known().size(),
                    outcome.outside(data.known()),
                    outcome.longestQuietNanos() / 86_400e9,
                    outcome.incidents().size() - told);
        }
    }
}
