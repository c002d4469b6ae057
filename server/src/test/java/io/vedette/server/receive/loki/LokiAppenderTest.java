// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.LogbackProgram;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/// Loki's appender for Logback (loki4j), as JSON and as protobuf: every line arrives as it was logged.
@Timeout(60)
final class LokiAppenderTest {
    private static final int LINES = 400;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_line_label_time_and_level_arrives_as_logged(boolean protobuf) throws Exception {
        try (ReceiverStage stage = ReceiverStage.open(Loki.DEFAULT::open)) {
            LogbackProgram program = new LogbackProgram("""
                    <appender name="VEDETTE" class="com.github.loki4j.logback.Loki4jAppender">
                      <labels>app=shop
                        host=web-1</labels>
                      <message><pattern>%%msg</pattern></message>
                      <http>
                        <url>%s/loki/api/v1/push</url>
                        <useProtobufApi>%s</useProtobufApi>
                      </http>
                      <batch><maxItems>50</maxItems></batch>
                    </appender>""".formatted(stage.address(), protobuf));
            Random random = new Random(7);
            for (int i = 0; i < LINES; i++) {
                Level level = Level.values()[random.nextInt(Level.values().length)];
                program.log(level, i + " " + DecoderStand.text(random), Map.of("order", "o-" + i));
            }
            program.close();

            List<LogLine> lines = Heard.lines(stage, LINES).stream()
                    .sorted(Comparator.comparingInt(LokiAppenderTest::number))
                    .toList();
            assertThat(lines).hasSize(LINES);
            List<ILoggingEvent> events = program.events();
            for (int i = 0; i < LINES; i++) {
                same(lines.get(i), events.get(i));
            }
        }
    }

    private static int number(LogLine line) {
        return Integer.parseInt(line.text().substring(0, line.text().indexOf(' ')));
    }

    private static void same(LogLine line, ILoggingEvent event) {
        assertThat(line.text()).isEqualTo(event.getFormattedMessage());
        assertThat(line.nanos()).isEqualTo(LogbackProgram.nanos(event));
        assertThat(line.severity())
                .isEqualTo(Severity.ofWord(event.getLevel().toString()))
                .isNotEqualTo(Severity.NONE);
        assertThat(line.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(line.attributes())
                .containsAllEntriesOf(event.getMDCPropertyMap())
                .containsEntry("host", "web-1")
                .containsEntry("thread", event.getThreadName())
                .containsEntry("logger", event.getLoggerName());
    }
}
