// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.server.Settings;
import io.vedette.server.Vedette;
import io.vedette.server.ask.promql.BackfillProgress;
import io.vedette.server.settings.Durations;
import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vedette serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Watches this host, or what the settings name, and shows it in a browser.")
final class Serve implements Callable<Integer> {
    @Mixin
    private SettingsChoice choice;

    @Option(
            names = "--stop-after",
            paramLabel = "TIME",
            description = "stops by itself after this time, such as 30s; for trials and tests")
    private @Nullable String stopAfter;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, SettingsProblem, InterruptedException {
        Settings settings = choice.settings();
        Logs.toStandardError();
        PrintWriter out = command.commandLine().getOut();
        Vedette vedette = new Vedette(settings, Kinds.all(settings.models()), Clock.systemUTC(), Version.text());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread onSignal = Thread.ofPlatform().unstarted(() -> awaitStop(stop, stopped));
        vedette.start(progress -> tell(out, progress));
        Runtime.getRuntime().addShutdownHook(onSignal);
        out.println("Vedette watches at " + vedette.address() + "  (stop with Ctrl-C)");
        out.flush();
        try {
            if (stopAfter == null) {
                stop.await();
            } else {
                stop.await(Durations.parse(stopAfter).toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            vedette.close();
            stopped.countDown();
        }
        return 0;
    }

    /// The process ends when its hooks have: so the hook waits until everything is closed.
    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (!stopped.await(15, TimeUnit.SECONDS)) {
                System.err.println("vedette: stopping took longer than 15 s and was cut short; nothing taken is lost");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(PrintWriter out, BackfillProgress progress) {
        out.println(progress.text());
        out.flush();
    }
}
