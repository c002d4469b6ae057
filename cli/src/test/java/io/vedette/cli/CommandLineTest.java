// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands on files, as a person types them.
@Timeout(120)
final class CommandLineTest {
    @TempDir
    private static Path folder;

    private static Path faulty;
    private static Path quiet;
    private static Path model;

    @BeforeAll
    static void train() throws Exception {
        faulty = Sheet.withFault(folder.resolve("faulty.csv"), 1);
        quiet = Sheet.quiet(folder.resolve("quiet.csv"), 2);
        model = folder.resolve("quiet.vdm");
        Cli trained = train(model);
        assertThat(trained.code()).as(trained.all()).isZero();
        assertThat(trained.out()).contains("written to " + model);
    }

    /// Of a kind that has an ONNX form.
    private static Cli train(Path out) {
        return Cli.run(
                "train",
                quiet.toString(),
                "--labels",
                "label",
                "--model-kind",
                "whitened-windows",
                "--out",
                out.toString());
    }

    @Test
    void planted_fault_is_detected_and_the_code_says_so() {
        Cli cli = Cli.run("detect", faulty.toString(), "--labels", "label", "--output", "json");

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        JsonNode anomalies = JsonMapper.shared().readTree(cli.out());
        assertThat(anomalies.size()).isEqualTo(1);
        JsonNode found = anomalies.path(0);
        assertThat(found.path("sentence").asString()).contains("cpu");
        assertThat(found.path("start").asString()).startsWith("2026-01-05T16:4");
    }

    @Test
    void quiet_file_ends_with_zero() {
        Cli cli = Cli.run("detect", quiet.toString(), "--labels", "label");

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("0 anomalies in ");
    }

    @Test
    void trained_model_judges_another_file() {
        Cli cli = Cli.run("detect", faulty.toString(), "--labels", "label", "--model", model.toString());

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out()).contains("cpu");
    }

    @Test
    void same_seed_gives_the_same_model_to_the_byte() throws Exception {
        Path again = folder.resolve("again.vdm");
        train(again);

        assertThat(again).hasSameBinaryContentAs(model);
    }

    /// The isolation forest is not asked: it cuts one value at a time, and here each alone is usual.
    @ParameterizedTest
    @ValueSource(strings = {"nested-windows", "whitened-windows", "autoencoder"})
    void broken_correlation_is_found_by_models_that_see_signals_together(String kind) {
        Cli cli = Cli.run("evaluate", faulty.toString(), "--labels", "label", "--model-kind", kind, "--output", "json");

        assertThat(cli.code()).as(cli.all()).isZero();
        JsonNode card = JsonMapper.shared().readTree(cli.out());
        System.out.println(kind + ": " + card);
        assertThat(card.path("found").asInt()).isEqualTo(1);
    }

    @Test
    void isolation_forest_is_evaluated_too() {
        Cli cli = Cli.run("evaluate", faulty.toString(), "--labels", "label", "--model-kind", "isolation-forest");

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("labelled stretches   1").doesNotContain("NaN");
        assertThat(cli.err()).isEmpty();
        Cli json = Cli.run(
                "evaluate",
                quiet.toString(),
                "--labels",
                "label",
                "--model-kind",
                "isolation-forest",
                "--output",
                "json");
        assertThat(JsonMapper.shared().readTree(json.out()).path("precision").isNull())
                .isTrue();
    }

    @Test
    void evaluation_without_labels_says_how_to_name_them() throws Exception {
        Path bare = Files.writeString(folder.resolve("bare.csv"), withoutLabels(Files.readString(faulty)));
        Cli cli = Cli.run("evaluate", bare.toString());

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("has no labels").contains("--labels");
    }

    private static String withoutLabels(String text) {
        return text.replaceAll(",[^,\n]*\n", "\n");
    }

    @Test
    void model_is_shown_with_its_histogram_and_the_line_in_it() {
        Cli cli = Cli.run("model", "show", model.toString());

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out())
                .contains("whitened-windows")
                .contains("signals it looks at")
                .contains("cpu");
        assertThat(cli.out().lines().filter(line -> line.contains("threshold"))).isNotEmpty();
        assertThat(cli.out().lines().filter(line -> line.contains("█") || line.contains("#")))
                .isNotEmpty();
    }

    @Test
    void model_is_shown_as_json() {
        Cli cli = Cli.run("model", "show", model.toString(), "--output", "json");

        JsonNode shown = JsonMapper.shared().readTree(cli.out());
        assertThat(shown.path("kind").asString()).isEqualTo("whitened-windows");
        assertThat(shown.path("limit").asDouble()).isPositive();
        assertThat(shown.path("inputs").size()).isEqualTo(4);
    }

    @Test
    void model_is_exported_as_onnx() throws Exception {
        Path onnx = folder.resolve("model.onnx");
        Cli cli = Cli.run("model", "export", model.toString(), "--out", onnx.toString());

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(Files.size(onnx)).isGreaterThan(1_000);
        // Field 1, a varint: the version of the format, with which every ONNX file of ours begins.
        assertThat(Files.readAllBytes(onnx)[0]).isEqualTo((byte) 0x08);
    }

    @Test
    void every_command_helps() {
        for (List<String> command : List.of(
                List.<String>of(),
                List.of("serve"),
                List.of("train"),
                List.of("detect"),
                List.of("evaluate"),
                List.of("model"),
                List.of("model", "ls"),
                List.of("model", "show"),
                List.of("model", "export"),
                List.of("why"),
                List.of("inspect"),
                List.of("backtest"),
                List.of("notify"),
                List.of("notify", "test"),
                List.of("config"),
                List.of("config", "check"),
                List.of("doctor"))) {
            String[] line = java.util.stream.Stream.concat(command.stream(), java.util.stream.Stream.of("--help"))
                    .toArray(String[]::new);
            Cli cli = Cli.run(line);

            assertThat(cli.code()).as(String.join(" ", line)).isZero();
            assertThat(cli.out()).contains("Usage: vedette").contains("--help");
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void version_is_told() {
        Cli cli = Cli.run("--version");

        assertThat(cli.code()).isZero();
        assertThat(cli.out()).isNotBlank();
    }

    @Test
    void unknown_command_is_wrong_usage_and_the_nearest_is_named() {
        Cli cli = Cli.run("detekt");

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("detect");
    }

    @Test
    void completion_is_a_script_that_bash_can_read() throws Exception {
        Cli cli = Cli.run("generate-completion");
        Peer.Outcome read = Peer.feed(cli.out(), Peer.program("bash", "bash"), "-n");

        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("vedette").contains("evaluate");
        assertThat(read.code()).as(read.text()).isZero();
        assertThat(read.text()).isEmpty();
    }

    @Test
    void server_that_is_not_there_is_told_with_three() throws Exception {
        String gone = "http://127.0.0.1:" + Peer.freePort();
        Cli cli = Cli.run("why", "host:a", "--server", gone);

        assertThat(cli.code()).isEqualTo(3);
        assertThat(cli.err()).contains("no Vedette answers at " + gone).contains("vedette serve");
    }
}
