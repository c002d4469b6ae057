// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestCommandTest {
    @TempDir
    Path folder;

    private String settings;

    @BeforeEach
    void write() throws Exception {
        settings = Files.writeString(folder.resolve("vedette.yml"), """
                receivers:
                  json:
                    mappings:
                      weather:
                        as: sample
                        each: body.readings
                        fields:
                          entity: "'station:' + item.id"
                          metric: "'temperature'"
                          value: item.temp
                          time: body.at
                """).toString();
    }

    private String file(String body) throws Exception {
        return Files.writeString(folder.resolve("body.json"), body).toString();
    }

    @Test
    void what_a_mapping_makes_of_a_body_is_shown() throws Exception {
        String body = file("{\"at\": 1700000000, \"readings\": [{\"id\": \"a\", \"temp\": 21.5}]}");

        Cli cli = Cli.run("ingest", "test", "weather", body, "--config", settings);

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out())
                .contains("station:a")
                .contains("2023-11-14T22:13:20Z")
                .contains("temperature 21.5");
    }

    @Test
    void what_is_refused_is_told_with_its_reason() throws Exception {
        String body = file("{\"at\": 1700000000, \"readings\": [{\"id\": \"a\"}, {\"id\": \"b\", \"temp\": 1}]}");

        Cli cli = Cli.run("ingest", "test", "weather", body, "--config", settings);

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out()).contains("station:b").doesNotContain("station:a");
        assertThat(cli.err()).contains("1 refused, mapping: value:");
    }

    @Test
    void unknown_mapping_missing_file_and_broken_body_are_told_in_a_sentence() throws Exception {
        Cli unknown = Cli.run("ingest", "test", "wether", file("{}"), "--config", settings);
        Cli missing =
                Cli.run("ingest", "test", "weather", folder.resolve("none").toString(), "--config", settings);
        Cli broken = Cli.run("ingest", "test", "weather", file("{"), "--config", settings);

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no mapping 'wether'").contains("weather");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none").doesNotContain("Exception");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("would be refused").doesNotContain("\tat ");
    }
}
