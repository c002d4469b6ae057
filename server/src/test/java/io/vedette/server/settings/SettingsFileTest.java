// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.budget.Team;
import io.vedette.core.domain.Entity;
import io.vedette.server.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Settings read(String yaml) throws IOException, SettingsProblem {
        return Settings.read(Files.writeString(folder.resolve("vedette.yaml"), yaml));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String yaml) {
        return assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining(folder.resolve("vedette.yaml").toString());
    }

    @Test
    void empty_file_means_everything_as_it_is_by_default() throws Exception {
        for (String nothing :
                List.of("", "\n\n", "# only a comment\n", "{}", "---\n", "server:\n", "extract:\nwatch:\n")) {
            assertThat(read(nothing)).as(nothing).isEqualTo(Settings.standard());
        }
    }

    @Test
    void budget_is_a_word_or_a_section() throws Exception {
        var word = read("budget: 3 pages/week").budget();
        var section =
                read("budget: {pages: 1 page/day, floor: 2d, always: [silent]}").budget();

        assertThat(word.pages()).hasToString("3 pages/week");
        assertThat(word.always()).hasSize(3);
        assertThat(section.pages().perWeek()).isEqualTo(7);
        assertThat(section.floor()).isEqualTo(Duration.ofDays(2));
        assertThat(section.always()).hasSize(1);
        assertRefused("budget: many").hasMessageContaining("budget").hasMessageContaining("3 pages/week");
        assertRefused("budget: {pages: 3/year}").hasMessageContaining("is no budget");
    }

    @Test
    void budget_may_be_split_by_team() throws Exception {
        var budget = read("""
                budget:
                  pages: 3/week
                  teams:
                    - {name: payments, owns: ["service:payments*", "*:db-*"], pages: 5/week}
                    - {name: search, pages: 1 page/day}
                """).budget();

        assertThat(budget.pages()).hasToString("3 pages/week");
        assertThat(budget.always()).hasSize(3);
        assertThat(budget.teams()).extracting(Team::name).containsExactly("payments", "search");
        assertThat(budget.owner(new Entity("host", "db-1"), Optional.empty()).map(Team::name))
                .contains("payments");
        assertThat(budget.owner(new Entity("host", "db-1"), Optional.of("search"))
                        .map(Team::name))
                .contains("search");
        assertThat(budget.owner(new Entity("host", "web-1"), Optional.of("else")))
                .isEmpty();
    }

    @Test
    void team_that_cannot_be_meant_is_refused_by_its_place_with_what_to_write() {
        String teams = "budget: {pages: 3/week, teams: [{name: a, pages: 1/day}, %s]}";
        assertRefused(teams.formatted("{name: b, owns: ['service=b'], pages: 1/day}"))
                .hasMessageContaining("budget.teams[2]")
                .hasMessageContaining("b: owns must name entities by kind and name, such as service:payments*")
                .hasMessageContaining("'service=b'");
        assertRefused(teams.formatted("{name: a, pages: 1/day}")).hasMessageContaining("two are named 'a'");
        assertRefused(teams.formatted("{name: b}")).hasMessageContaining("b: pages must say how many it can bear");
        assertRefused(teams.formatted("{name: b, pages: 1/day, own: []}")).hasMessageContaining("Did you mean `owns`?");
        assertRefused("budget: {teams: [{name: a, pages: 1/day}]}")
                .hasMessageContaining("budget.pages must say how many pages may come of what no team owns");
    }

    @Test
    void what_is_written_is_laid_over_the_defaults_at_any_depth() throws Exception {
        Settings settings = read("""
                server:
                  port: 8080
                watch:
                  guard:
                    minRelative: 0.2
                learn:
                  inputs:
                    signals: [cpu busy, load 1m]
                  retrainEvery: 12h
                correlate: {quiet: 10m}
                """);

        assertThat(settings.server().port()).isEqualTo(8080);
        assertThat(settings.server().address()).isEqualTo("127.0.0.1");
        assertThat(settings.watch().guard().minRelative()).isEqualTo(0.2);
        assertThat(settings.watch().needed()).isEqualTo(3);
        assertThat(settings.learn().inputs().signals()).containsExactly("cpu busy", "load 1m");
        assertThat(settings.learn().inputs().most()).isEqualTo(40);
        assertThat(settings.learn().retrainEvery()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.correlate().quiet()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.data()).isEqualTo(Settings.standard().data());
    }

    @Test
    void unknown_key_is_refused_with_its_path_the_nearest_and_the_known_ones() {
        assertRefused("watch:\n  guard:\n    minRelativ: 0.2\n")
                .hasMessageContaining(
                        "`watch.guard.minRelativ` is no setting. Did you mean `minRelative`? Known here: ")
                .hasMessageContaining("direction, minAbsolute, minRelative");
        assertRefused("sever:\n  port: 1\n").hasMessageContaining("`sever` is no setting. Did you mean `server`?");
        assertRefused("quantum: 1\n")
                .hasMessageContaining("`quantum` is no setting. Known here: ")
                .message()
                .doesNotContain("Did you mean");
    }

    @Test
    void wrong_type_is_refused_with_its_path() {
        assertRefused("server:\n  port: many\n").hasMessageContaining("server.port: ");
        assertRefused("server:\n  port: 80.5\n").hasMessageContaining("server.port: ");
        assertRefused("server: 8080\n").hasMessageContaining("server: ");
        assertRefused("learn:\n  inputs:\n    signals: {a: 1}\n").hasMessageContaining("learn.inputs.signals");
        assertRefused("correlate:\n  quiet: soon\n")
                .hasMessageContaining("correlate.quiet: 'soon' is no span of time: write it like 15s, 2m");
        assertRefused("learn:\n  threshold:\n    method: magic\n").hasMessageContaining("learn.threshold.method: ");
    }

    @Test
    void rule_of_a_record_is_told_with_its_key() {
        assertRefused("server:\n  port: 70000\n").hasMessageContaining("server.port must be 0 to 65535, was 70000");
        assertRefused("watch:\n  needed: 9\n").hasMessageContaining("watch.needed must be 1 to watch.outOf (5), was 9");
        assertRefused("notices:\n  webhook:\n    - {name: a, url: 'http://h/'}\n    - {name: a, url: 'http://h/'}\n")
                .hasMessageContaining("two channels named 'a'");
    }

    @Test
    void entry_of_a_list_is_named_by_its_place() {
        assertRefused("notices:\n  webhook:\n    - {url: 'http://h/'}\n    - {url: 'mailto:a@b', name: b}\n")
                .hasMessageContaining("notices.webhook[2]")
                .hasMessageContaining("url must be a web address");
    }

    @Test
    void secret_may_stand_in_a_file_or_in_the_environment_and_is_never_shown() throws Exception {
        Path word = Files.writeString(folder.resolve("word"), "from-a-file\n");
        String variable = System.getenv().entrySet().stream()
                .filter(entry -> entry.getValue().matches("[A-Za-z0-9/]+"))
                .findFirst()
                .orElseThrow()
                .getKey();

        Settings settings =
                read("notices:\n  webhook:\n    - {name: a, url: 'http://h/', bearer: 'file:%s'}\n".formatted(word)
                        + "    - {name: b, url: 'http://h/', bearer: 'env:%s'}\n".formatted(variable)
                        + "    - {name: c, url: 'http://h/', bearer: plain}\n");

        assertThat(settings.notices().webhook())
                .extracting(webhook -> webhook.bearer().value())
                .containsExactly("from-a-file", System.getenv(variable), "plain");
        assertThat(settings.toString()).doesNotContain("from-a-file").doesNotContain("plain");
    }

    @Test
    void secret_that_cannot_be_had_is_refused_by_where_it_was_looked_for() {
        assertRefused("notices:\n  webhook:\n    - {url: 'http://h/', bearer: 'env:NO_SUCH_VARIABLE_HERE'}\n")
                .hasMessageContaining("the environment variable NO_SUCH_VARIABLE_HERE is not set");
        assertRefused("notices:\n  webhook:\n    - {url: 'http://h/', bearer: 'file:/no/such/file'}\n")
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void broken_yaml_is_refused_with_its_line() {
        assertRefused("server:\n  port: 1\n  address: [1, 2\nwatch: x: y\n")
                .hasMessageMatching("(?s).*, line [345]: .*");
        assertRefused("server:\n\tport: 1\n").hasMessageContaining("line 2");
        assertRefused("- a\n- b\n").hasMessageContaining("expected keys and values at the top, such as `server:`");
        assertRefused("just words").hasMessageContaining("expected keys and values at the top");
    }

    @Test
    void same_key_twice_is_refused() {
        assertRefused("server:\n  port: 1\nserver:\n  port: 2\n").hasMessageContaining("server");
    }

    @Test
    void null_where_a_number_must_be_means_the_default() throws Exception {
        assertThat(read("server:\n  port:\n").server().port()).isEqualTo(9190);
        assertThat(read("sources:\n  host:\n")).isEqualTo(Settings.standard());
    }

    @Test
    @Timeout(10)
    void yaml_that_unfolds_without_end_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1)));
        }
        assertRefused(bomb.toString());
        assertRefused("server: " + "[".repeat(100_000));
        assertRefused("a: &a [*a]\n");
    }

    @Test
    void file_over_three_mebibytes_is_refused_unread() {
        assertRefused("#".repeat((3 << 20) + 1)).hasMessageContaining("is larger than 3 MiB");
    }

    @Test
    void file_that_is_missing_or_no_text_is_refused_with_what_to_do() throws IOException {
        assertThatThrownBy(() -> Settings.read(folder.resolve("none.yaml")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("none.yaml does not exist: name another file with --config");
        Path bytes = Files.write(folder.resolve("bytes"), "server: \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Settings.read(bytes)).isInstanceOf(SettingsProblem.class);
        assertThatThrownBy(() -> Settings.read(folder)).isInstanceOf(SettingsProblem.class);
    }
}
