// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second JVM with the same class path, which a test may kill.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    Child(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    long pid() {
        return process.pid();
    }

    /// The next line it says; fails when it has ended.
    String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("the second process has ended");
        }
        return line;
    }

    /// Ends it as `kill -9` does, and gives what it had said by then; a last line cut short is left out.
    List<String> kill() throws IOException, InterruptedException {
        // By its handle: Process.destroyForcibly would close the pipe before it is read to its end.
        process.toHandle().destroyForcibly();
        List<String> rest = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int letter = lines.read(); letter >= 0; letter = lines.read()) {
            if (letter == '\n') {
                rest.add(line.toString());
                line.setLength(0);
            } else {
                line.append((char) letter);
            }
        }
        process.waitFor();
        return rest;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        lines.close();
    }
}
