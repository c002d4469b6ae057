// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.backtest.Backtest;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.backtest.Pupil;
import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.budget.Team;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Pages promised and pages sent, on replays of public data, judged at once by the product's own road:
/// first model after its warm-up, then a new one whenever the data has doubled, then daily.
final class BudgetBench {
    private static final double DAY_NANOS = 86_400e9;
    private static final double MINUTE_NANOS = 60e9;

    private final PrintStream out;

    BudgetBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| replay | entities | weeks | budget | promised | pages | pages / promised | trouble found"
                + " | pages outside | a day | median delay, min | longest quiet, days | noted |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        List<NabStream> streams = NabStream.in(folder.resolve("nab"));
        Fleet nab = Fleet.nab(streams);
        List<Pupil> taught = replay("NAB", nab, List.of("2/week", "4/week", "1/day"));
        Set<String> aws = streams.stream()
                .filter(stream -> stream.group().equals("realAWSCloudwatch"))
                .map(NabStream::name)
                .collect(Collectors.toSet());
        rows(
                "NAB, CloudWatch",
                nab.of(aws),
                taught.stream()
                        .filter(pupil -> aws.contains(pupil.table().entity().name()))
                        .toList(),
                List.of("1/day"));
        servers("SMD", Fleet.servers(folder.resolve("smd"), 60));
        servers("ASD", Fleet.servers(folder.resolve("asd"), 300));
        replay("KPI sample", Fleet.kpi(folder.resolve("kpi-sample")), List.of("3/week", "1/day"));
        replay("Azure requests", Fleet.requests(folder.resolve("azure-llm")), List.of("24/day"));
    }

    private void servers(String name, Fleet data) {
        teams(name, data, replay(name, data, List.of("3/week", "5/week", "1/day")));
    }

    private List<Pupil> replay(String name, Fleet data, List<String> budgets) {
        Teacher teacher = new Teacher(LearnSettings.DEFAULT, Models.OWN);
        List<Pupil> pupils = data.tables().stream()
                .map(table -> Pupil.taught(table, teacher, WatchSettings.DEFAULT, Progress.SILENT))
                .toList();
        rows(name, data, pupils, budgets);
        return pupils;
    }

    private void rows(String name, Fleet data, List<Pupil> pupils, List<String> budgets) {
        for (String budget : budgets) {
            BudgetSettings settings = BudgetSettings.of(Allowance.valueOf(budget));
            row(name, data, pupils.size(), run(pupils, settings).getFirst());
        }
    }

    private static List<Outcome> run(List<Pupil> pupils, BudgetSettings settings) {
        return Backtest.run(pupils, WatchSettings.DEFAULT, WatchContext.of(Models.OWN), settings);
    }

    /// Every second server is a team's, with another budget than the others.
    private void teams(String name, Fleet data, List<Pupil> pupils) {
        List<String> second = IntStream.range(0, pupils.size())
                .filter(server -> server % 2 == 1)
                .mapToObj(server -> pupils.get(server).table().entity().id())
                .toList();
        BudgetSettings rest = BudgetSettings.valueOf("5/week");
        Team team = new Team("team", second, Allowance.valueOf("3/week"));
        BudgetSettings settings = new BudgetSettings(rest.pages(), rest.floor(), rest.always(), List.of(team));
        for (Outcome outcome : run(pupils, settings)) {
            boolean ofTeam = outcome.team().equals(team.name());
            row(
                    name + (ofTeam ? ", a team" : ", the others"),
                    data,
                    ofTeam ? second.size() : pupils.size() - second.size(),
                    outcome);
        }
    }

    private void row(String name, Fleet data, int entities, Outcome outcome) {
        int told = outcome.pages().size();
        // Trouble before the first model of its entity cannot be found, and is not asked for.
        List<Outcome.Known> known = outcome.own(data.known()).stream()
                .filter(one -> one.toNanos() >= outcome.fromNanos())
                .toList();
        long outside = outcome.outside(known);
        boolean some = !known.isEmpty();
        out.printf(
                "| %s | %d | %.2f | %s | %.1f | %d | %.2f | %s | %s | %.2f | %s | %.1f | %d |%n",
                name,
                entities,
                outcome.weeks(),
                outcome.budget(),
                outcome.promised(),
                told,
                told / outcome.promised(),
                some ? outcome.found(known) + " of " + known.size() : "–",
                some ? Long.toString(outside) : "–",
                outside / (outcome.weeks() * 7),
                delay(outcome, known),
                outcome.longestQuietNanos() / DAY_NANOS,
                outcome.noted());
    }

    /// From the beginning of trouble to its first page.
    private static String delay(Outcome outcome, List<Outcome.Known> known) {
        double[] delays = known.stream()
                .mapToDouble(one -> outcome.pages().stream()
                        .filter(page -> page.meets(one))
                        .mapToDouble(page -> Math.max(0, page.nanos() - one.fromNanos()) / MINUTE_NANOS)
                        .min()
                        .orElse(Double.NaN))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return delays.length == 0 ? "–" : "%.0f".formatted(delays[delays.length / 2]);
    }
}
