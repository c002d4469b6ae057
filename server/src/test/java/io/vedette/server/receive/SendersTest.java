// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is kept of senders, and what [Reception] tells them.
final class SendersTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final RecordingJournal journal = new RecordingJournal();
    private final Senders senders = new Senders();
    private final Inlet inlet = new Inlet(journal, clock);
    private final Reception reception = new Reception(
            inlet,
            senders,
            ReceiveLimits.DEFAULT,
            new EntityNames(List.of()),
            new Masking(MaskingSettings.DEFAULT),
            clock);

    private Sample sample(Duration ahead) {
        Series series = Series.of(new Entity("host", "a"), "m", Map.of(), MetricKind.GAUGE);
        return new Sample(series, clock.instant().plus(ahead).getEpochSecond() * 1_000_000_000L, 1);
    }

    @Test
    void first_thousand_are_known_one_by_one_and_the_rest_together() {
        for (int i = 0; i < 1_200; i++) {
            Sender sender = reception.sender("test", "10.0.%d.%d".formatted(i / 250, i % 250), "agent");
            senders.took(sender, 1);
        }

        assertThat(senders.accounts()).hasSizeBetween(1_000, 1_001);
        assertThat(senders.accounts())
                .filteredOn(account -> account.address().equals("others"))
                .singleElement()
                .satisfies(others -> assertThat(others.taken()).isGreaterThanOrEqualTo(200));
        assertThat(senders.received()).containsEntry("test", 1_200L);
    }

    @Test
    void account_tells_what_was_taken_and_refused_and_why() throws Exception {
        Sender sender = reception.sender("test", "10.0.0.1", "agent");
        LeftOut leftOut = new LeftOut();
        leftOut.fault("malformed", "line 7\n\u001b[31m: odd" + "x".repeat(500));
        leftOut.passOver("text");

        Admission admission = reception.admit(
                sender,
                List.of(sample(Duration.ZERO), sample(Duration.ofHours(-25)), sample(Duration.ofMinutes(11))),
                leftOut);

        assertThat(admission.taken()).isEqualTo(1);
        assertThat(leftOut.faults()).isEqualTo(3);
        Sender.Account account = senders.accounts().getFirst();
        assertThat(account.taken()).isEqualTo(1);
        assertThat(account.refused()).containsOnlyKeys("malformed", "text", "too-old", "too-new");
        assertThat(account.refused().get("malformed").example())
                .startsWith("line 7··[31m: odd")
                .hasSize(200);
        assertThat(account.refused().get("too-old").example()).isEqualTo("2026-02-27T23:00:00Z");
        assertThat(inlet.rejected()).containsEntry("too-old", 1L).containsEntry("malformed", 1L);
    }

    @Test
    void names_that_a_sender_gives_itself_are_cut_and_cleaned() {
        reception.sender("test", "10.0.0.1", "a\r\nb" + "c".repeat(200));

        assertThat(senders.accounts().getFirst().agent()).isEqualTo("a··b" + "c".repeat(76));
    }
}
