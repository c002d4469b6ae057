// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import java.util.concurrent.atomic.AtomicReference;
import org.graylog2.gelfclient.GelfConfiguration;
import org.graylog2.gelfclient.GelfMessageBuilder;
import org.graylog2.gelfclient.GelfMessageLevel;
import org.graylog2.gelfclient.GelfTransports;
import org.graylog2.gelfclient.transport.GelfTransport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Graylog's own client, by UDP with compression and chunks, and by TCP.
@Timeout(60)
final class GelfClientTest {
    @ParameterizedTest
    @EnumSource(GelfTransports.class)
    void what_the_client_sends_is_heard(GelfTransports by) throws Exception {
        AtomicReference<GelfReceiver> receiver = new AtomicReference<>();
        try (ReceiverStage stage = ReceiverStage.open(reception -> {
            receiver.set((GelfReceiver) new Gelf(true, "127.0.0.1", 0, 0).open(reception));
            return receiver.get();
        })) {
            int port = by == GelfTransports.UDP
                    ? receiver.get().udpPort().orElseThrow()
                    : receiver.get().tcpPort().orElseThrow();
            GelfTransport client = GelfTransports.create(new GelfConfiguration("127.0.0.1", port).transport(by));
            StringBuilder longText = new StringBuilder();
            new java.util.Random(3).ints(9_000, ' ', '~').forEach(letter -> longText.append((char) letter));

            client.send(new GelfMessageBuilder("it rains", "web-1")
                    .level(GelfMessageLevel.WARNING)
                    .additionalField("user", "ü")
                    .fullMessage(longText.toString())
                    .build());
            LogLine line = Heard.lines(stage, 1).getFirst();
            client.stop();

            assertThat(line.entity()).isEqualTo(new Entity("host", "web-1"));
            assertThat(line.severity()).isEqualTo(Severity.WARN);
            assertThat(line.text()).isEqualTo("it rains");
            assertThat(line.attributes()).containsEntry("user", "ü");
            assertThat(line.attributes().get("full_message")).isEqualTo(longText.substring(0, 2_048));
        }
    }
}
