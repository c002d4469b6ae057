// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.bench.causes.CausesBench;
import io.vedette.bench.storm.StormBench;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Prints the tables of `RESULTS.md`.
public final class Bench {
    private static final String USAGE = """
            usage: bench train            training time and scoring speed on seeded synthetic rows
                   bench speed            what each kind of model and a baseline cost, beside bench/peers/speed.py
                   bench young            what first models are worth, on seeded made-up systems
                   bench storm            alarm storms with a known truth: how many incidents they become
                   bench calibration      clean rows below a level as a multiple of it, every kind, made-up rows
                   bench inspect          what looking at a whole series finds, and costs, on made-up series
                   bench cohorts          who is not where its kin are: found or not, healthy kin told of, cost
                   bench baseline         what a baseline for every signal costs, what it tells of healthy signals and
                                          of planted faults
                   bench detection FOLDER what the defaults reach on nab, tsbad, smd, asd and skab in FOLDER, beside
                                          what was asked of them
                   bench signals FOLDER   anomalies of single signals on smd, asd, nab and kpi-sample in FOLDER
                   bench servers FOLDER   accuracy on the data sets smd and asd in FOLDER
                   bench nab FOLDER       single streams: the data set nab in FOLDER
                   bench tsbad-u FOLDER   accuracy on the series of tsbad with a single channel
                   bench tsbad-m FOLDER   accuracy on the series of tsbad with many channels
                   bench auto FOLDER      what a kind of model chosen without labels is worth on the same data
                   bench skab FOLDER      alarms on the data set skab
                   bench budget FOLDER    pages promised and sent, on replays of nab, smd and asd in FOLDER
                   bench windows FOLDER   whitened windows of other lengths on the same data
                   bench forest FOLDER    the isolation forest over 20 seeds, beside bench/peers/forest.py
                   bench logs FOLDER      log templates on the data set loghub2k in FOLDER
                   bench sessions FOLDER  strange sessions in the data set hdfs in FOLDER
                   bench causes FOLDER    root causes on sockshop, petshop and trainticket in FOLDER, beside peers
                   bench receive ADDRESS  what a running server spends on samples that are sent to it
                   bench fill ADDRESS     a running server with 100,000 series, until all their machines have models
                   bench export FOLDER    rows, first weights and row order for bench/peers/train.py, and the rows of
                                          bench/peers/speed.py""";

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean done = switch (arguments.length) {
            case 1 -> alone(arguments[0], out);
            case 2 -> on(arguments[0], arguments[1], out);
            default -> false;
        };
        if (!done) {
            out.println(USAGE);
            System.exit(2);
        }
    }

    private static boolean alone(String command, PrintStream out) throws IOException {
        switch (command) {
            case "train" -> new TrainBench(out).run();
            case "speed" -> new SpeedBench(out).run();
            case "baseline" -> {
                new BaselineBench(out).run();
                new HealthyBench(out).run();
                new PlantedBench(out).run();
            }
            case "storm" -> new StormBench(out).run();
            case "inspect" -> new InspectBench(out).run();
            case "cohorts" -> new CohortsBench(out).run();
            case "young" -> new YoungBench(out).run();
            case "calibration" -> new CalibrationBench(out).run();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean on(String command, String what, PrintStream out) throws IOException {
        switch (command) {
            case "detection" -> new DetectionBench(out).run(Path.of(what));
            case "servers" -> new ServersBench(out).run(Path.of(what));
            case "tsbad-u" -> new TsbadBench(out).single(Path.of(what));
            case "tsbad-m" -> new TsbadBench(out).many(Path.of(what));
            case "signals" -> new SignalsBench(out).run(Path.of(what));
            case "nab" -> new NabBench(out).run(Path.of(what, "nab"));
            case "auto" -> new AutoBench(out).run(Path.of(what));
            case "budget" -> new BudgetBench(out).run(Path.of(what));
            case "skab" -> new SkabBench(out).run(Path.of(what));
            case "windows" -> new WindowsBench(out).run(Path.of(what));
            case "forest" -> new ForestBench(out).run(Path.of(what));
            case "logs" -> new LogsBench(out).run(Path.of(what));
            case "sessions" -> new SessionsBench(out).run(Path.of(what));
            case "causes" -> new CausesBench(out).run(Path.of(what));
            case "receive" -> new ReceiveBench(out, URI.create(what)).run();
            case "fill" -> new FillBench(out, URI.create(what)).run();
            case "export" -> {
                new TrainBench(out).export(Path.of(what));
                SpeedBench.export(Path.of(what, "speed"));
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
