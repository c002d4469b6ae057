// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real program beside us, on loopback, stopped by its handle.
final class Peer implements Closeable {
    private final Process process;

    private Peer(Process process) {
        this.process = process;
    }

    /// The program's path; without it the test is skipped, and says which package brings it.
    static Path program(String name, String debianPackage) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        String told = "SKIPPED: %s (package %s)".formatted(name, debianPackage);
        System.out.println(told);
        assumeTrue(false, told);
        return Path.of(name);
    }

    /// Starts a program and returns once its output says that it is ready.
    static Peer start(String ready, Path program, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .start();
        StringBuilder log = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.contains(ready)) {
                Thread.ofVirtual().start(() -> drain(lines));
                return new Peer(process);
            }
        }
        throw new IOException(program + " ended before it was ready:\n" + log);
    }

    /// Starts a program that does not say when it is ready; its output is let go of.
    static Peer launch(Path program, String... arguments) throws IOException {
        return new Peer(new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The program was stopped, and its output with it.
        }
    }

    /// What a program said, and the code it ended with.
    record Outcome(int code, String text) {}

    /// Runs a program to its end.
    static Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
        return feed("", program, arguments);
    }

    /// Runs a program to its end with something on its standard input.
    static Outcome feed(String input, Path program, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .start();
        try (Writer in = process.outputWriter()) {
            in.write(input);
        }
        String text = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), text);
    }

    private static List<String> command(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
