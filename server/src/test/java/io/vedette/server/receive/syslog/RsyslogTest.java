// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real rsyslogd with a configuration of its own hears lines at a socket of its own and forwards them to us. It also
/// writes a file, with which what arrived is compared.
@Tag("peers")
@Timeout(60)
final class RsyslogTest {
    private static final int LINES = 100;

    private static final String SEEN =
            "%timestamp:::date-rfc3339%|%syslogfacility-text%|%syslogseverity%|%app-name%|%msg%";

    @TempDir
    private Path folder;

    /// How it forwards: the settings of its output, and how fine its times are.
    enum Way {
        UDP_ITS_OWN_FORMAT("udp", "", "template=\"RSYSLOG_ForwardFormat\"", 1_000L),
        UDP_TRADITIONAL("udp", "", "template=\"RSYSLOG_TraditionalForwardFormat\"", 1_000_000_000L),
        TCP_BY_LINES_RFC_5424("tcp", "traditional", "template=\"RSYSLOG_SyslogProtocol23Format\"", 1_000L),
        TCP_COUNTED_RFC_5424("tcp", "octet-counted", "template=\"RSYSLOG_SyslogProtocol23Format\"", 1_000L),
        TCP_COUNTED_TRADITIONAL(
                "tcp", "octet-counted", "template=\"RSYSLOG_TraditionalForwardFormat\"", 1_000_000_000L),
        TLS_RFC_5424("tcp", "octet-counted", """
                template="RSYSLOG_SyslogProtocol23Format" StreamDriver="ossl" StreamDriverMode="1"
                StreamDriverAuthMode="x509/name" StreamDriverPermittedPeers="localhost\"""", 1_000L);

        private final String protocol;
        private final String framing;
        private final String more;
        private final long finestNanos;

        Way(String protocol, String framing, String more, long finestNanos) {
            this.protocol = protocol;
            this.framing = framing;
            this.more = more;
            this.finestNanos = finestNanos;
        }

        String output(SyslogReceiver to) {
            int port = (this == TLS_RFC_5424 ? to.tlsPort() : protocol.equals("udp") ? to.udpPort() : to.tcpPort())
                    .orElseThrow();
            String frame = framing.isEmpty() ? "" : "TCP_Framing=\"%s\"".formatted(framing);
            return "local0.* action(type=\"omfwd\" target=\"127.0.0.1\" port=\"%d\" protocol=\"%s\" %s %s)"
                    .formatted(port, protocol, frame, more);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void every_line_arrives_as_rsyslog_had_it(Way way) throws Exception {
        Path program = Peer.program("rsyslogd", "rsyslog");
        Path logger = Peer.program("logger", "bsdutils");
        SelfSigned ours = SelfSigned.in(folder);
        SyslogTls tls = new SyslogTls(0, ours.certificate(), ours.key());
        Syslog settings =
                new Syslog(true, "127.0.0.1", 0, 0, tls, ZoneId.systemDefault().getId());
        AtomicReference<SyslogReceiver> receiver = new AtomicReference<>();
        try (ReceiverStage stage = ReceiverStage.open(reception -> {
            receiver.set((SyslogReceiver) settings.open(reception));
            return receiver.get();
        })) {
            try (Peer _ = rsyslog(program, ours.certificate(), way.output(receiver.get()))) {
                log(logger, "local0.err", "probe", 0);
                log(logger, "local0.debug", "shop", LINES / 2);
                Heard.lines(stage, LINES);
            }
            Map<String, LogLine> arrived =
                    Heard.lines(stage, LINES).stream().collect(Collectors.toMap(LogLine::text, line -> line));
            List<String> had = Files.readAllLines(folder.resolve("seen"));
            assertThat(had).hasSize(LINES);
            had.forEach(line -> same(arrived, line.split("\\|", 5), way.finestNanos));
        }
    }

    private static void same(Map<String, LogLine> arrived, String[] had, long finestNanos) {
        // Behind the tag of a line that a program told stands a blank, which rsyslog takes for a part of it.
        LogLine line = arrived.get(had[4].substring(1));
        assertThat(line).as(had[4]).isNotNull();
        long told = EventTime.ofText(had[0]).orElseThrow();
        assertThat(line.nanos()).isEqualTo(told - told % finestNanos);
        assertThat(line.severity()).isEqualTo(Severity.ofSyslog(Integer.parseInt(had[2])));
        assertThat(line.entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(line.attributes()).containsEntry("facility", had[1]).containsEntry("appname", had[3]);
    }

    private void log(Path logger, String priority, String tag, int first) throws IOException, InterruptedException {
        Path lines = Files.writeString(
                folder.resolve(tag),
                IntStream.range(first, first + LINES / 2)
                        .mapToObj("%d it rains: \"hard\" [x] über {a=b} \\n 100 %%%n"::formatted)
                        .collect(Collectors.joining()));
        String socket = folder.resolve("in").toString();
        Peer.run(logger, "--socket", socket, "--priority", priority, "--tag", tag, "--file", lines.toString());
    }

    private Peer rsyslog(Path program, Path certificate, String output) throws IOException {
        Path config =
                Files.writeString(folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s" localHostname="web-1" processInternalMessages="on"
                       defaultNetstreamDriverCAFile="%2$s")
                module(load="imuxsock" SysSock.Use="off")
                template(name="seen" type="string"
                         string="%4$s\\n")
                template(name="own" type="string" string="%%msg%%\\n")
                input(type="imuxsock" Socket="%1$s/in" CreatePath="on" ParseTrusted="off")
                local0.* action(type="omfile" file="%1$s/seen" template="seen")
                %3$s
                syslog.* action(type="omfile" file="/dev/stdout" template="own")
                """.formatted(folder, certificate, output, SEEN));
        String pid = folder.resolve("pid").toString();
        return Peer.start("] start", program, "-n", "-f", config.toString(), "-i", pid);
    }
}
