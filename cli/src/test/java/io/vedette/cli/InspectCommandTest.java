// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `inspect` on files, as a person types it.
@Timeout(60)
final class InspectCommandTest {
    private static final int ROWS = 900;
    private static final int SPIKE = 640;
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @TempDir
    private Path folder;

    private Path sheet(int rows, IntToDoubleFunction value) throws Exception {
        StringBuilder text = new StringBuilder("time,load\n");
        for (int row = 0; row < rows; row++) {
            double load = value.applyAsDouble(row);
            String told = Double.isNaN(load) ? "NaN" : String.format(Locale.ROOT, "%.3f", load);
            text.append("%s,%s%n".formatted(START.plusSeconds(60L * row), told));
        }
        return Files.writeString(folder.resolve("load.csv"), text);
    }

    private Path faulty() throws Exception {
        var chance = new SplittableRandom(3);
        return sheet(ROWS, row -> 40 + 10 * Math.sin(row / 9.0) + chance.nextGaussian() + (row == SPIKE ? 60 : 0));
    }

    @Test
    void planted_spike_is_shown_with_its_time_value_and_what_is_usual() throws Exception {
        Cli cli = Cli.run("inspect", faulty().toString());

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out())
                .contains("load.csv: load: 1 stretch stands out of 900 values")
                .contains("it rose to 1", ", usually 2", "spectral-residual");
        assertThat(cli.out().lines().filter(line -> line.matches("[\u2800-\u28ff]{60}")))
                .hasSize(1);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void json_says_the_same_for_programs() throws Exception {
        Cli cli = Cli.run("inspect", faulty().toString(), "--output", "json");

        assertThat(cli.code()).isEqualTo(1);
        JsonNode view = JsonMapper.shared().readTree(cli.out());
        JsonNode first = view.path("stretches").path(0);
        assertThat(first.path("atMs").asLong())
                .isEqualTo(START.plusSeconds(60L * SPIKE).toEpochMilli());
        assertThat(first.path("kind").asString()).isEqualTo("spike");
        assertThat(first.path("standsOut").asBoolean()).isTrue();
        assertThat(view.path("values").asInt()).isEqualTo(ROWS);
    }

    @Test
    void calm_series_ends_with_zero_and_shows_its_strangest_stretch() throws Exception {
        var chance = new SplittableRandom(4);
        Cli cli = Cli.run("inspect", sheet(ROWS, _ -> chance.nextGaussian()).toString());

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("nothing stands out of 900 values", "the strangest there is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"matrix-profile", "subsequence-pca", "spectral-residual", "change-point", "local-polynomial"})
    void one_method_can_be_asked_alone(String method) throws Exception {
        Cli cli = Cli.run("inspect", faulty().toString(), "--method", method, "--output", "json");

        assertThat(cli.code()).as(cli.all()).isLessThan(2);
        JsonNode first =
                JsonMapper.shared().readTree(cli.out()).path("stretches").path(0);
        List<String> agree =
                first.path("agree").valueStream().map(JsonNode::asString).toList();
        assertThat(agree).as(cli.out()).isSubsetOf(method);
    }

    @Test
    void stretch_of_time_can_be_named() throws Exception {
        Cli cli = Cli.run(
                "inspect",
                faulty().toString(),
                "--to",
                START.plusSeconds(60L * 600).toString());

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("of 601 values");
    }

    @Test
    void missing_file_is_told() {
        Cli cli = Cli.run("inspect", folder.resolve("gone.csv").toString());

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("gone.csv", "no such file");
    }

    @Test
    void constant_has_nothing_to_inspect() throws Exception {
        Cli cli = Cli.run("inspect", sheet(300, _ -> 5).toString());

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("300 values stand still at 5: nothing to inspect");
    }

    @Test
    void three_points_are_too_few() throws Exception {
        Cli cli = Cli.run("inspect", sheet(3, row -> row).toString());

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("load.csv: load: too short to inspect: it takes 20 values, there were 3");
    }

    @Test
    void rows_without_a_number_are_gaps() throws Exception {
        var chance = new SplittableRandom(5);
        Cli cli = Cli.run(
                "inspect",
                sheet(
                                ROWS,
                                row -> row % 7 == 2 || row > 300 && row < 380
                                        ? Double.NaN
                                        : chance.nextGaussian() + (row == SPIKE ? 30 : 0))
                        .toString());

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out()).contains("it rose to 3");
    }

    @Test
    void unknown_method_brings_the_nearest() throws Exception {
        Cli near = Cli.run("inspect", faulty().toString(), "--method", "matrix-profil");
        Cli part = Cli.run("inspect", faulty().toString(), "--method", "pca");

        assertThat(near.code()).isEqualTo(2);
        assertThat(near.err()).contains("no method is called 'matrix-profil', did you mean 'matrix-profile'?");
        assertThat(part.err()).contains("did you mean 'subsequence-pca'?");
    }

    @Test
    void file_of_several_columns_asks_which() throws Exception {
        Path sheet = Sheet.withFault(folder.resolve("many.csv"), 1);
        Cli which = Cli.run("inspect", sheet.toString());
        Cli near = Cli.run("inspect", sheet.toString(), "--signal", "cpus");
        Cli one = Cli.run("inspect", sheet.toString(), "--signal", "cpu");

        assertThat(which.code()).isEqualTo(2);
        assertThat(which.err()).contains("name a column with --signal; there are cpu, memory, disk, network");
        assertThat(near.err()).contains("no column 'cpus', did you mean 'cpu'?");
        assertThat(one.code()).as(one.all()).isLessThan(2);
    }

    @Test
    void nobody_at_the_server_is_told_with_three() throws Exception {
        Cli cli = Cli.run("inspect", "host:web-1/cpu busy", "--server", "http://127.0.0.1:" + Peer.freePort());

        assertThat(cli.code()).isEqualTo(3);
        assertThat(cli.err()).contains("no Vedette answers at");
    }
}
