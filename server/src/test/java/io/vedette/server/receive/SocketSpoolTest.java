// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketSpoolTest {
    private final RecordingJournal journal = new RecordingJournal();
    private final Senders senders = new Senders();
    private final Reception reception = new Reception(
            new Inlet(journal, InstantSource.system()),
            senders,
            ReceiveLimits.DEFAULT,
            new EntityNames(List.of()),
            new Masking(MaskingSettings.DEFAULT),
            InstantSource.system());
    private final Sender sender = reception.sender("syslog", "10.0.0.1", "udp");

    private LogLine line(int number) {
        return new LogLine(
                new Entity("host", "h"), reception.nanos(), Severity.NONE, "line " + number, new TreeMap<>());
    }

    @Test
    void datagrams_beyond_the_room_are_counted_and_those_within_are_stored_when_the_disk_is_free() {
        journal.fill();
        SocketSpool spool = new SocketSpool(reception, "test");
        for (int i = 0; i < 30_000; i++) {
            spool.offer(sender, line(i));
            assertThat(spool.size()).isLessThanOrEqualTo(SocketSpool.SIZE);
        }

        journal.empty();
        spool.close();

        int stored = journal.observations().size();
        long dropped = senders.refused().get("syslog").get("overflow");
        assertThat(stored + dropped).isEqualTo(30_000);
        assertThat(stored).isBetween(SocketSpool.SIZE, 2 * SocketSpool.SIZE);
    }

    @Test
    void long_messages_are_bounded_by_their_bytes() {
        journal.fill();
        SocketSpool spool = new SocketSpool(reception, "test");
        String text = "x".repeat(100_000);
        for (int i = 0; i < 3_000; i++) {
            spool.offer(
                    sender,
                    new LogLine(new Entity("host", "h"), reception.nanos(), Severity.NONE, text, new TreeMap<>()));
        }

        journal.empty();
        spool.close();

        assertThat(journal.observations().size()).isBetween(300, 340);
        assertThat(senders.refused().get("syslog").get("overflow")).isGreaterThan(2_600);
    }

    @Test
    void many_messages_share_a_write() throws InterruptedException {
        SocketSpool spool = new SocketSpool(reception, "test");
        for (int i = 0; i < 5_000; i++) {
            spool.put(sender, line(i));
        }
        spool.close();

        assertThat(journal.observations()).hasSize(5_000);
        assertThat(journal.batches()).isLessThan(2_500);
        assertThat(senders.received()).containsEntry("syslog", 5_000L);
    }
}
