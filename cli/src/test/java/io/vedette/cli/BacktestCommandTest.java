// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class BacktestCommandTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Sheet.withFault(folder.resolve("a.csv"), 1);
        Sheet.quiet(folder.resolve("b.csv"), 2);
    }

    @Test
    void several_budgets_make_a_table_of_pages_and_what_they_find() {
        Cli cli = Cli.run(
                "backtest",
                folder.toString(),
                "--labels",
                "label",
                "--budget",
                "2 pages/day",
                "--budget",
                "20 pages/day",
                "--require-recall",
                "1");

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("2 pages/day", "20 pages/day", "1 of 1", "weeks judged");
        assertThat(cli.err()).contains("1 of 2: learning file:a", "2 of 2: learning file:b");
    }

    @Test
    void teams_of_a_settings_file_have_a_line_each() throws Exception {
        Path settings = Files.writeString(folder.resolve("teams.yml"), """
                budget:
                  pages: 2 pages/day
                  teams: [{name: payments, owns: ["file:a"], pages: 20 pages/day}]
                """);
        Cli cli = Cli.run(
                "backtest",
                folder.toString(),
                "--labels",
                "label",
                "--config",
                settings.toString(),
                "--output",
                "json");
        Cli table = Cli.run("backtest", folder.toString(), "--config", settings.toString(), "--budget", "settings");

        assertThat(cli.code()).as(cli.all()).isZero();
        JsonNode lines = JsonMapper.shared().readTree(cli.out());
        assertThat(lines).as("two of the settings, three for all").hasSize(5);
        assertThat(lines.path(0).path("team").asString()).isEmpty();
        assertThat(lines.path(0).path("known").asInt()).isZero();
        assertThat(lines.path(1).path("team").asString()).isEqualTo("payments");
        assertThat(lines.path(1).path("budget").asString()).isEqualTo("20 pages/day");
        assertThat(lines.path(1).path("found").asInt()).isOne();
        assertThat(table.out()).contains("2 pages/day of no team", "20 pages/day of payments");
    }

    @Test
    void budget_of_settings_that_state_none_is_wrong_usage() {
        Cli cli = Cli.run("backtest", folder.resolve("b.csv").toString(), "--budget", "settings");

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("the settings state no budget");
    }

    @Test
    void trouble_that_is_missed_ends_with_one() throws Exception {
        Path known =
                Files.writeString(folder.resolve("known.txt"), "file:b,2026-01-05T10:00:00Z,2026-01-05T10:05:00Z\n");
        Cli cli = Cli.run(
                "backtest",
                folder.resolve("b.csv").toString(),
                "--known",
                known.toString(),
                "--budget",
                "1 page/month",
                "--require-recall",
                "1",
                "--output",
                "json");

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        JsonNode line = JsonMapper.shared().readTree(cli.out()).path(0);
        assertThat(line.path("known").asInt()).isEqualTo(1);
        assertThat(line.path("recall").asDouble()).isZero();
    }

    @Test
    void broken_list_or_budget_is_wrong_usage_with_an_example() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.txt"), "host:a\n");

        Cli list = Cli.run("backtest", folder.resolve("b.csv").toString(), "--known", broken.toString());
        Cli budget = Cli.run("backtest", folder.resolve("b.csv").toString(), "--budget", "plenty");

        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("line 1", "entity,from,to");
        assertThat(budget.code()).isEqualTo(2);
        assertThat(budget.err()).contains("3 pages/week");
    }
}
