// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Progress;
import io.vedette.server.desk.ModelShelf;
import io.vedette.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `why`, `inspect` and `backtest` against a running server with five hours of past, a fault near the end.
@Timeout(120)
final class WhyCommandTest {
    private static final Entity WEB = new Entity("host", "web-1");
    private static final long STEP_MS = 15_000;
    private static final int ROWS = 1_200;
    private static final int FAULT = 1_150;

    @TempDir
    private static Path folder;

    private static ServeProcess server;
    private static String address;
    private static long beginMs;

    @BeforeAll
    static void serve() throws Exception {
        // A whole number of steps, and recent enough that nothing is tidied away.
        beginMs = (System.currentTimeMillis() / STEP_MS - ROWS - 100) * STEP_MS;
        remember();
        Path settings = Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: "%s"}
                server: {port: 0}
                sources: {host: {enabled: false}}
                budget: 3 pages/day
                """.formatted(
                        folder.resolve("data").toString().replace("\\", "/")));
        server = ServeProcess.serve(settings);
        address = server.address(Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void remember() throws IOException {
        SplittableRandom chance = new SplittableRandom(7);
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double fault = row >= FAULT && row < FAULT + 10 ? 50 : 0;
            List<Point> points = List.of(
                    new Point(new Signal("cpu busy", "%"), 40 + 0.5 * chance.nextGaussian() + fault),
                    new Point(new Signal("disk operations", "/s"), 400 + 20 * chance.nextGaussian()));
            frames.add(Frame.of(WEB, (beginMs + row * STEP_MS) * 1_000_000L, STEP_MS * 1_000_000L, points));
        }
        try (Store store = Store.open(folder.resolve("data"))) {
            for (Frame frame : frames) {
                store.history().append(frame);
            }
        }
        Table table = Table.of(WEB, frames.subList(0, 960));
        new ModelShelf(folder.resolve("data"), Kinds.all())
                .put(new Teacher(LearnSettings.DEFAULT, Kinds.all())
                        .teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT));
    }

    private static Cli why(String subject, int row) {
        return Cli.run("why", subject, "--at", Long.toString(beginMs + row * STEP_MS), "--server", address);
    }

    @Test
    void fault_is_answered_with_its_signal_and_the_gates_it_passed() {
        Cli cli = why("host:web-1", FAULT + 6);

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out())
                .contains("web-1: cpu busy 9", "gate", "model learnt", "deviation of cpu busy")
                .doesNotContain("failed");
    }

    @Test
    void calm_moment_of_a_signal_or_series_is_answered_with_what_is_usual() {
        Cli signal = why("host:web-1/cpu busy", 1_000);
        Cli series = why("node_cpu_seconds_total{instance=\"web-1\"}", 1_000);

        assertThat(signal.code()).as(signal.all()).isZero();
        assertThat(signal.out()).contains("nothing unusual", "It would have taken about", "surprise", "failed");
        assertThat(series.out()).contains("cpu busy was");
    }

    @Test
    void what_nobody_knows_is_wrong_usage_and_says_what_can_be_asked() {
        Cli cli = why("host:web-7", 1_000);

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("host:web-7", "host:web-1/cpu busy");
    }

    @Test
    void signal_of_the_server_is_inspected_and_its_fault_shown() {
        Cli cli = Cli.run("inspect", "host:web-1/cpu busy", "--server", address);

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out()).contains("stretch stands out of 1,200 values", "it rose to 9", " %, usually 3");
    }

    @Test
    void entity_without_a_signal_cannot_be_inspected_and_its_signals_are_named() {
        Cli cli = Cli.run("inspect", "host:web-1", "--server", address);
        Cli signal = Cli.run("inspect", "host:web-1", "--signal", "disk operations", "--server", address);
        Cli method = Cli.run("inspect", "host:web-1/cpu busy", "--method", "mean", "--server", address);

        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("host:web-1 has 2 signals, name one: cpu busy, disk operations");
        assertThat(signal.code()).as(signal.all()).isLessThan(2);
        assertThat(method.code()).isEqualTo(2);
        assertThat(method.err()).contains("no method is called 'mean'");
    }

    @Test
    void servers_own_history_is_replayed_under_other_budgets() {
        Cli cli = Cli.run(
                "backtest", "--server", address, "--since", "1d", "--budget", "10 pages/day", "--output", "json");

        assertThat(cli.code()).as(cli.all()).isZero();
        assertThat(cli.out()).contains("\"budget\" : \"10 pages/day\"", "host:web-1", "cpu busy");
        assertThat(cli.err()).contains("replays its last 1d");
    }
}
