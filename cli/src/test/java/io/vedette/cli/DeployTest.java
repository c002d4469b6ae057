// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.Settings;
import io.vedette.server.ask.promql.Prometheus;
import io.vedette.server.settings.Holidays;
import io.vedette.server.settings.TimeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The files under `deploy/`, read as their programs read them.
@Timeout(60)
final class DeployTest {
    private static final Pattern EXAMPLES = Pattern.compile(": (\\[\\]|\\{\\})\n(?=#   )");

    @TempDir
    private Path folder;

    @Test
    void settings_file_says_every_default() throws Exception {
        assertThat(Settings.read(Shipped.file("vedette.yml"))).isEqualTo(Settings.standard());
    }

    @Test
    void settings_file_names_every_section_and_key() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yml"), "");
        assertThat(Settings.read(empty)).isEqualTo(Settings.standard());
        JsonNode file = Shipped.read("vedette.yml");
        for (var section : Settings.class.getRecordComponents()) {
            assertThat(file.has(section.getName())).as(section.getName()).isTrue();
            if (section.getType().isRecord()) {
                for (var key : section.getType().getRecordComponents()) {
                    assertThat(file.path(section.getName()).has(key.getName()))
                            .as(section.getName() + "." + key.getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void examples_in_the_settings_file_can_be_used() throws Exception {
        String text =
                EXAMPLES.matcher(Files.readString(Shipped.file("vedette.yml"))).replaceAll(":\n");
        String used = text.lines()
                .map(line -> line.startsWith("#   ") ? " " + line.substring(1) : line)
                // What no team owns needs a budget as well.
                .map(line -> line.replace("pages: none", "pages: 3 pages/week"))
                .map(line -> line.replaceAll("\"(env|file):[^\"]*\"", "\"a-secret\""))
                .reduce("", (all, line) -> all + line + "\n");
        Settings settings = Settings.read(Files.writeString(folder.resolve("examples.yml"), used));

        assertThat(settings.sources().scrape()).hasSize(1);
        assertThat(settings.sources().scrape().getFirst().targets()).hasSize(2);
        assertThat(settings.sources().prometheus()).hasSize(1);
        assertThat(settings.sources().servicenow()).hasSize(1);
        assertThat(settings.sources().host().name()).isEqualTo("web-1");
        assertThat(settings.budget().teams()).hasSize(1);
        assertThat(settings.notices().channels()).hasSize(2);
        assertThat(settings.models()).hasSize(1);
        assertThat(settings.models().getFirst().inputs()).containsExactly("cpu busy", "memory used");
    }

    @Test
    void classic_queries_are_those_asked_when_none_are_named() throws Exception {
        Settings settings = Settings.read(Shipped.file("examples/classic-queries.yml"));

        assertThat(settings.sources().prometheus()).containsExactly(Prometheus.at("http://localhost:9090"));
    }

    @Test
    void files_of_holidays_can_be_read() throws Exception {
        try (var files = Files.list(Shipped.file("holidays"))) {
            var time = new TimeSettings("UTC", List.of(), files.sorted().toList());

            assertThat(time.holidays()).hasSize(3);
            assertThat(Holidays.civilTime(time).holidays())
                    .contains(LocalDate.of(2026, 4, 6), LocalDate.of(2027, 11, 25), LocalDate.of(2030, 7, 14));
        }
    }

    @Test
    void grafana_files_fit_together() throws Exception {
        String uid = Shipped.read("grafana/provisioning/datasources/prometheus.yml")
                .path("datasources")
                .path(0)
                .path("uid")
                .asString();
        JsonNode dashboard = Shipped.read("grafana/dashboards/vedette.json");
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("datasource").path("uid").asString()).isEqualTo(uid);
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(dashboard
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
        for (JsonNode rule : Shipped.read("grafana/provisioning/alerting/vedette.yml")
                .path("groups")
                .path(0)
                .path("rules")) {
            List<String> ids = rule.path("data")
                    .valueStream()
                    .map(query -> query.path("refId").asString())
                    .toList();
            assertThat(ids).contains(rule.path("condition").asString());
            assertThat(rule.path("data").path(0).path("datasourceUid").asString())
                    .isEqualTo(uid);
        }
    }

    @Test
    @Tag("peers")
    void prometheus_takes_its_files() throws Exception {
        Path tool = Peer.program("promtool", "prometheus");
        Peer.Outcome config = Peer.run(
                tool,
                "check",
                "config",
                Shipped.file("prometheus/prometheus.yml").toString());

        assertThat(config.code()).as(config.text()).isZero();
        assertThat(config.text()).contains("7 rules found");
    }

    @Test
    @Tag("peers")
    void systemd_takes_the_unit() throws Exception {
        Path tool = Peer.program("systemd-analyze", "systemd");
        String unit = Files.readString(Shipped.file("systemd/vedette.service"));
        Path there =
                Files.writeString(folder.resolve("vedette.service"), unit.replace("/opt/vedette/vedette", "/bin/true"));
        Peer.Outcome verified = Peer.run(tool, "verify", there.toString());

        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text()).doesNotContain("Unknown").doesNotContain("vedette.service:");
    }

    @Test
    void container_copies_what_the_build_makes() throws IOException {
        String file = Files.readString(Shipped.file("Dockerfile"));

        assertThat(file).contains("FROM eclipse-temurin:25-jdk AS build").contains("cli/target/app");
        assertThat(file.lines().filter(line -> line.startsWith("FROM"))).hasSize(2);
        assertThat(file).contains("io.vedette.cli.Main").contains("USER vedette");
    }
}
