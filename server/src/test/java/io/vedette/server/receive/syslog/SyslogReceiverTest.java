// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Syslog by its sockets; the sender is `logger` of util-linux where it is installed.
@Timeout(60)
final class SyslogReceiverTest {
    private static final Syslog OPEN = new Syslog(true, "127.0.0.1", 0, 0, null, "UTC");

    private final AtomicReference<SyslogReceiver> receiver = new AtomicReference<>();

    private ReceiverStage stage(Syslog settings) throws IOException {
        return ReceiverStage.open(reception -> {
            receiver.set((SyslogReceiver) settings.open(reception));
            return receiver.get();
        });
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--udp --rfc5424",
                "--udp --rfc3164",
                "--tcp --rfc5424",
                "--tcp --rfc3164",
                "--tcp --rfc5424 --octet-count"
            })
    void logger_is_heard(String how) throws Exception {
        Path logger = Path.of("/usr/bin/logger");
        Assumptions.assumeTrue(Files.isExecutable(logger), "util-linux is not installed");
        try (ReceiverStage stage = stage(OPEN)) {
            int port = how.contains("udp")
                    ? receiver.get().udpPort().orElseThrow()
                    : receiver.get().tcpPort().orElseThrow();
            List<String> command = new ArrayList<>(List.of(logger.toString(), "--server", "127.0.0.1"));
            command.addAll(List.of("--port", Integer.toString(port), "--priority", "daemon.err", "--tag", "probe"));
            command.addAll(List.of(how.split(" ")));
            command.add("it rains: \"hard\" [x]");

            run(command.toArray(new String[0]));

            LogLine line = Heard.lines(stage, 1).getFirst();
            assertThat(line.text()).isEqualTo("it rains: \"hard\" [x]");
            assertThat(line.severity()).isEqualTo(Severity.ERROR);
            assertThat(line.attributes()).containsEntry("appname", "probe").containsEntry("facility", "daemon");
            assertThat(line.entity().kind()).isEqualTo("host");
        }
    }

    @Test
    void stream_waits_while_the_disk_is_full_and_nothing_is_lost() throws Exception {
        try (ReceiverStage stage = stage(OPEN);
                Socket socket = new Socket("127.0.0.1", receiver.get().tcpPort().orElseThrow())) {
            stage.journal().fill();
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    for (int i = 0; i < 20_000; i++) {
                        out.write("<13>line %d\n".formatted(i).getBytes(StandardCharsets.UTF_8));
                    }
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(stage.stored()).isEmpty();

            stage.journal().empty();

            List<LogLine> lines = Heard.lines(stage, 20_000);
            sender.join();
            assertThat(lines).hasSize(20_000);
            assertThat(lines.getLast().text()).isEqualTo("line 19999");
        }
    }

    @Test
    void nothing_is_open_when_no_port_is_set() throws Exception {
        try (ReceiverStage stage = stage(Syslog.DEFAULT)) {
            assertThat(receiver.get().udpPort()).isEmpty();
            assertThat(receiver.get().tcpPort()).isEmpty();
            assertThat(stage.stored()).isEmpty();
        }
    }

    @Test
    void stream_in_tls_is_heard_under_our_certificate(@TempDir Path folder) throws Exception {
        SelfSigned ours = SelfSigned.in(folder);
        Syslog settings =
                new Syslog(true, "127.0.0.1", null, null, new SyslogTls(0, ours.certificate(), ours.key()), "UTC");
        try (ReceiverStage stage = stage(settings);
                Socket socket = ours.trusting()
                        .getSocketFactory()
                        .createSocket("127.0.0.1", receiver.get().tlsPort().orElseThrow())) {
            socket.getOutputStream().write("9 <13>hello".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();

            assertThat(Heard.lines(stage, 1).getFirst().text()).isEqualTo("hello");
        }
    }
}
