// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real `vedette` in a process of its own, which a test may kill.
final class ServeProcess implements Closeable {
    private static final Pattern READY = Pattern.compile("Vedette watches at (\\S+)");

    private final Process process;
    private final StringBuffer log = new StringBuffer();
    private volatile boolean isSilent;

    private ServeProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /// @param jvm options of the virtual machine, before the class path
    static ServeProcess run(List<String> jvm, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ServeProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// `vedette serve` with a settings file.
    static ServeProcess serve(Path settings) throws IOException {
        return run(List.of(), Main.class, "serve", "--config", settings.toString());
    }

    /// Letter by letter, so that a last line cut short is seen to be one.
    private void listen() {
        try (BufferedReader said = process.inputReader()) {
            char[] letters = new char[8_192];
            for (int count = said.read(letters); count >= 0; count = said.read(letters)) {
                log.append(letters, 0, count);
            }
        } catch (IOException e) {
            log.append("\n(output ended: ").append(e.getMessage()).append(")\n");
        }
        isSilent = true;
    }

    /// Everything it said so far, on both its outputs.
    String log() {
        return log.toString();
    }

    /// Whether it has ended and all that it said was heard.
    boolean isSilent() {
        return isSilent;
    }

    /// The address it listens on, once it says so.
    String address(Duration atMost) throws Exception {
        return Await.found("the server's address", atMost, () -> {
            Matcher ready = READY.matcher(log);
            if (ready.find()) {
                return Optional.of(ready.group(1));
            }
            if (!process.isAlive()) {
                throw new IOException("it ended before it was ready:\n" + log);
            }
            return Optional.empty();
        });
    }

    int exitCode(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + atMost + ":\n" + log);
        }
        return process.exitValue();
    }

    /// How many threads it has, virtual ones too.
    long threads() throws IOException, InterruptedException {
        Path dump = Files.createTempFile("threads", ".json");
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "Thread.dump_to_file",
                        "-format=json",
                        "-overwrite",
                        dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        asked.waitFor();
        long threads = Pattern.compile("\"tid\"")
                .matcher(Files.readString(dump))
                .results()
                .count();
        Files.delete(dump);
        return threads;
    }

    /// Ends it as `kill -9` does, and waits until it is gone.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
