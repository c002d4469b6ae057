// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.backtest.Outcome;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vedette backtest [FILE …]`.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Replays the past and says how many pages budgets would have brought, and what they would have found.",
            "Without a file it asks the running server to replay its own history.",
            "Ends with 1 when more known trouble was missed than --require-recall allows."
        })
final class BacktestCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "CSV files, or folders of them; each file is one entity")
    private List<Path> files = List.of();

    @Option(
            names = "--budget",
            paramLabel = "PAGES",
            description =
                    "such as \"3 pages/week\", for all together; or \"settings\": that of the settings, by team where"
                            + " it has teams; may be repeated; default: that of the settings, 1, 3 and 7 pages/week")
    private List<String> budgets = List.of(BudgetSettings.SETTINGS, "1 page/week", "3 pages/week", "7 pages/week");

    @Option(
            names = "--config",
            paramLabel = "SETTINGS",
            description = "the settings file whose budget is tried on files; a server has its own")
    private @Nullable Path config;

    @Option(names = "--since", paramLabel = "TIME", defaultValue = "30d", description = "of the server's history")
    private String since;

    @Option(names = "--time", paramLabel = "COLUMN", description = "the time column of the files; default: found")
    private @Nullable String time;

    @Option(names = "--labels", paramLabel = "COLUMN", description = "the column that says 0 normal, 1 anomalous")
    private @Nullable String labels;

    @Option(names = "--known", paramLabel = "FILE", description = "known trouble: lines of entity,from,to")
    private @Nullable Path known;

    @Option(
            names = "--require-recall",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of the known trouble that each budget must find, 0 to 1; default 0")
    private double recall;

    @Mixin
    private ServerClient server;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsProblem {
        BudgetSettings own = config == null
                ? BudgetSettings.DEFAULT
                : SettingsChoice.read(config).budget();
        List<Outcome.Known> trouble = new ArrayList<>(known == null ? List.of() : KnownTrouble.read(known));
        List<Outcome> outcomes;
        if (files.isEmpty()) {
            outcomes = new ServerReplay(server, output).run(since, budgets);
        } else {
            List<BudgetSettings> tried = own.tried(budgets);
            FileReplay replay = FileReplay.of(files, time, labels, output);
            trouble.addAll(replay.known());
            outcomes = replay.run(tried);
        }
        BacktestReport report = new BacktestReport(outcomes, trouble);
        if (output.isJson()) {
            output.json(report.lines());
        } else {
            report.print(output);
        }
        return report.isMissed(recall) ? Trouble.FOUND : 0;
    }
}
