// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Prints the tables of `RESULTS.md`.
public final class Bench {
    private static final String USAGE = """
            usage: bench train            training time and scoring speed on seeded synthetic rows
                   bench servers FOLDER   accuracy on the data sets smd and asd in FOLDER
                   bench young            what first models are worth, on seeded made-up systems
                   bench windows FOLDER   whitened windows of other lengths on the same data
                   bench forest FOLDER    the isolation forest over 20 seeds, beside bench/peers/forest.py
                   bench receive ADDRESS  what a running server spends on samples that are sent to it
                   bench export FOLDER    rows, first weights and row order for bench/peers/train.py""";

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("train") && arguments.length == 1) {
            new TrainBench(out).run();
        } else if (command.equals("servers") && arguments.length == 2) {
            new ServersBench(out).run(Path.of(arguments[1]));
        } else if (command.equals("young") && arguments.length == 1) {
            new YoungBench(out).run();
        } else if (command.equals("windows") && arguments.length == 2) {
            new WindowsBench(out).run(Path.of(arguments[1]));
        } else if (command.equals("forest") && arguments.length == 2) {
            new ForestBench(out).run(Path.of(arguments[1]));
        } else if (command.equals("receive") && arguments.length == 2) {
            new ReceiveBench(out, URI.create(arguments[1])).run();
        } else if (command.equals("export") && arguments.length == 2) {
            new TrainBench(out).export(Path.of(arguments[1]));
        } else {
            out.println(USAGE);
            System.exit(2);
        }
    }
}
