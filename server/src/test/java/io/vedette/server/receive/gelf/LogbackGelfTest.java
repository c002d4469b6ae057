// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.LogbackProgram;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

/// Logback's GELF appenders (logback-gelf), by each way they know: every line arrives as it was logged.
@Timeout(60)
final class LogbackGelfTest {
    private static final int LINES = 100;

    /// The appenders, with what is particular to each.
    enum Way {
        UDP_PLAIN("GelfUdpAppender", "<compressionMethod>NONE</compressionMethod>"),
        UDP_GZIP("GelfUdpAppender", "<compressionMethod>GZIP</compressionMethod>"),
        UDP_ZLIB_IN_CHUNKS(
                "GelfUdpAppender", "<compressionMethod>ZLIB</compressionMethod><maxChunkSize>128</maxChunkSize>"),
        TCP("GelfTcpAppender", ""),
        HTTP_GZIP("GelfHttpAppender", "<compressionMethod>GZIP</compressionMethod>"),
        HTTP_ZLIB("GelfHttpAppender", "<compressionMethod>ZLIB</compressionMethod>"),
        HTTP_PLAIN("GelfHttpAppender", "<compressionMethod>NONE</compressionMethod>");

        private final String type;
        private final String settings;

        Way(String type, String settings) {
            this.type = type;
            this.settings = settings;
        }

        String appender(GelfReceiver to, URI web) {
            String place = "<graylogHost>127.0.0.1</graylogHost><graylogPort>%d</graylogPort>";
            String address = type.contains("Http")
                    ? "<uri>%s/gelf</uri>".formatted(web)
                    : place.formatted(
                            type.contains("Udp")
                                    ? to.udpPort().orElseThrow()
                                    : to.tcpPort().orElseThrow());
            return """
                    <appender name="VEDETTE" class="de.siegmar.logbackgelf.%s">%s%s
                      <encoder class="de.siegmar.logbackgelf.GelfEncoder">
                        <originHost>web-1</originHost>
                        <shortMessageLayout class="ch.qos.logback.classic.PatternLayout">
                          <pattern>%%msg</pattern>
                        </shortMessageLayout>
                        <staticField>app:shop</staticField>
                      </encoder>
                    </appender>""".formatted(type, address, settings);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void every_line_time_level_and_field_arrives_as_logged(Way way) throws Exception {
        AtomicReference<GelfReceiver> receiver = new AtomicReference<>();
        try (ReceiverStage stage = ReceiverStage.open(reception -> {
                    receiver.set((GelfReceiver) new Gelf(true, "127.0.0.1", 0, 0).open(reception));
                    return receiver.get();
                });
                LogbackProgram program = new LogbackProgram(way.appender(receiver.get(), stage.address()))) {
            Random random = new Random(11);
            for (int i = 0; i < LINES; i++) {
                Level level = Level.values()[random.nextInt(Level.values().length)];
                program.log(level, i + " " + DecoderStand.text(random).repeat(20), Map.of("order", "o-" + i));
                // Nobody answers datagrams: a sender that outruns the socket loses some, here as anywhere.
                Heard.lines(stage, i + 1);
            }

            Map<String, LogLine> lines = Heard.lines(stage, LINES).stream()
                    .collect(Collectors.toMap(line -> line.attributes().get("order"), line -> line));
            List<ILoggingEvent> events = program.events();
            for (int i = 0; i < LINES; i++) {
                same(lines.get("o-" + i), events.get(i));
            }
        }
    }

    private static void same(LogLine line, ILoggingEvent event) {
        assertThat(line.text()).isEqualTo(event.getFormattedMessage());
        assertThat(line.nanos() / 1_000_000).isEqualTo(event.getTimeStamp());
        // GELF's levels are those of syslog: none is finer than debug.
        Severity told = Severity.ofWord(event.getLevel().toString());
        assertThat(line.severity()).isEqualTo(told == Severity.TRACE ? Severity.DEBUG : told);
        assertThat(line.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(line.attributes())
                .containsAllEntriesOf(event.getMDCPropertyMap())
                .containsEntry("thread_name", event.getThreadName())
                .containsEntry("logger_name", event.getLoggerName());
    }
}
