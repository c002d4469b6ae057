// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be used: each refused in a sentence that says what to do, with the code for unusable input.
@Timeout(60)
final class BadFilesTest {
    @TempDir
    private Path folder;

    private static void isRefused(Cli cli, String... words) {
        assertThat(cli.code()).as(cli.all()).isEqualTo(2);
        assertThat(cli.err()).contains(words);
        assertThat(Cli.showsStack(cli.all())).as(cli.all()).isFalse();
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void missing_file() {
        isRefused(Cli.run("detect", folder.resolve("gone.csv").toString()), "gone.csv", "no such file");
    }

    @Test
    void empty_file() throws Exception {
        isRefused(Cli.run("detect", file("empty.csv", "").toString()), "empty.csv", "it is empty");
    }

    @Test
    void names_without_rows() throws Exception {
        isRefused(Cli.run("train", file("head.csv", "time,cpu\n").toString()), "head.csv", "no rows");
    }

    @Test
    void column_that_is_not_there_brings_the_nearest() throws Exception {
        Path sheet = Sheet.quiet(folder.resolve("a.csv"), 1);
        isRefused(Cli.run("detect", sheet.toString(), "--labels", "labl"), "labl", "did you mean 'label'");
    }

    @Test
    void word_among_numbers_is_told_with_its_line_and_column() throws Exception {
        String text = Files.readString(Sheet.quiet(folder.resolve("a.csv"), 1));
        String[] lines = text.split("\n");
        lines[500] = lines[500].replaceFirst(",[^,]*,", ",broken,");
        isRefused(Cli.run("detect", file("word.csv", String.join("\n", lines)).toString()), "word.csv", "501", "cpu");
    }

    @Test
    void too_few_rows_to_learn_from() throws Exception {
        String text = Files.readString(Sheet.quiet(folder.resolve("a.csv"), 1));
        String few = String.join("\n", java.util.Arrays.copyOf(text.split("\n"), 20)) + "\n";
        isRefused(Cli.run("train", file("few.csv", few).toString(), "--labels", "label"), "too little to learn from");
        assertThat(folder.resolve("few.vdm")).doesNotExist();
    }

    @Test
    void missing_and_infinite_cells_are_counted_and_the_rest_is_judged() throws Exception {
        String text = Files.readString(Sheet.withFault(folder.resolve("a.csv"), 1));
        String[] lines = text.split("\n");
        lines[100] = lines[100].replaceFirst(",[^,]*,", ",NaN,");
        lines[101] = lines[101].replaceFirst(",[^,]*,", ",+Inf,");
        lines[102] = lines[102].replaceFirst(",[^,]*,", ",,");
        Cli cli = Cli.run(
                "detect", file("holes.csv", String.join("\n", lines) + "\n").toString(), "--labels", "label");

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.err()).contains("3 cells are empty or not finite");
        assertThat(cli.out()).contains("cpu");
    }

    @Test
    void repeated_and_backward_times_are_counted_and_the_rest_is_judged() throws Exception {
        String text = Files.readString(Sheet.withFault(folder.resolve("a.csv"), 1));
        String[] lines = text.split("\n");
        lines[200] = lines[200].replaceFirst("^[^,]*", lines[199].split(",")[0]);
        lines[300] = lines[300].replaceFirst("^[^,]*", lines[250].split(",")[0]);
        Cli cli = Cli.run(
                "detect", file("times.csv", String.join("\n", lines) + "\n").toString(), "--labels", "label");

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.err()).contains("repeat the time").contains("lie before");
    }

    @Test
    void largest_of_numbers_breaks_nothing() throws Exception {
        String text = Files.readString(Sheet.quiet(folder.resolve("a.csv"), 1));
        String[] lines = text.split("\n");
        lines[1_100] = lines[1_100].replaceFirst(",[^,]*,", ",1e308,");
        lines[100] = lines[100].replaceFirst(",[^,]*,", ",-1e308,");
        Path huge = file("huge.csv", String.join("\n", lines) + "\n");
        Cli detected = Cli.run("detect", huge.toString(), "--labels", "label", "--output", "json");

        assertThat(detected.code()).as(detected.all()).isIn(0, 1);
        assertThat(detected.out()).doesNotContain("NaN").doesNotContain("Infinity");
        Cli trained = Cli.run("train", huge.toString(), "--labels", "label", "--out", folder + "/huge.vdm");
        assertThat(trained.code()).as(trained.all()).isZero();
    }

    @Test
    void file_that_is_no_model() throws Exception {
        isRefused(
                Cli.run("model", "show", file("foreign.vdm", "GIF89a").toString()),
                "foreign.vdm",
                "not a Vedette model");
    }

    @Test
    void damaged_model() throws Exception {
        Path sheet = Sheet.quiet(folder.resolve("a.csv"), 1);
        Path model = folder.resolve("a.vdm");
        Cli.run("train", sheet.toString(), "--labels", "label", "--out", model.toString());
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(model, bytes);
        isRefused(Cli.run("model", "show", model.toString()), "a.vdm", "damaged", "checksum");

        Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        isRefused(Cli.run("model", "show", model.toString()), "a.vdm", "cut short");
        isRefused(Cli.run("detect", sheet.toString(), "--labels", "label", "--model", model.toString()), "a.vdm");
    }

    @Test
    void model_of_an_entity_that_has_none_brings_the_nearest() throws Exception {
        isRefused(Cli.run("model", "show", "host:web", "--data", folder.toString()), "host:web has no model");
    }

    @Test
    void unknown_key_brings_file_path_and_nearest_key() throws Exception {
        Path settings = file("vedette.yml", "server:\n  prot: 9190\n");
        isRefused(Cli.run("config", "check", settings.toString()), "vedette.yml", "server.prot", "`port`");
        isRefused(Cli.run("serve", "--config", settings.toString()), "vedette.yml", "server.prot", "`port`");
    }

    @Test
    void wrong_value_brings_file_key_and_rule() throws Exception {
        isRefused(
                Cli.run(
                        "config",
                        "check",
                        file("a.yml", "watch:\n  needed: 9\n").toString()),
                "a.yml",
                "watch",
                "needed must be 1 to");
        isRefused(
                Cli.run(
                        "config",
                        "check",
                        file("d.yml", "learn: {inputs: {gaps: maybe}}\n").toString()),
                "d.yml",
                "learn.inputs.gaps",
                "'maybe' is none of fill, drop");
        isRefused(
                Cli.run(
                        "config",
                        "check",
                        file("e.yml", "server: {port: high}\n").toString()),
                "e.yml",
                "server.port",
                "'high' is no int");
        isRefused(
                Cli.run(
                        "config",
                        "check",
                        file("b.yml", "data:\n  retention: soon\n").toString()),
                "b.yml",
                "data.retention",
                "'soon' is no span of time");
        isRefused(Cli.run("config", "check", file("c.yml", "server: [1\n").toString()), "c.yml", "line");
    }

    @Test
    void settings_file_that_is_not_there() {
        isRefused(Cli.run("serve", "--config", folder.resolve("no.yml").toString()), "no.yml does not exist");
    }

    @Test
    void data_folder_that_cannot_be_made() throws Exception {
        Path blocked = file("blocked", "a file, not a folder");
        isRefused(Cli.run("serve", "--data", blocked.resolve("data").toString(), "--port", "0"), "blocked");
    }
}
