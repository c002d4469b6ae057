// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// What a decoder needs to be tried without a server.
public final class DecoderStand {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final HandClock clock = new HandClock(NOW);
    private final Reception reception = new Reception(
            new Inlet(new RecordingJournal(), clock),
            new Senders(),
            ReceiveLimits.DEFAULT,
            new EntityNames(List.of()),
            new Masking(MaskingSettings.DEFAULT),
            clock);
    private final Sender sender = reception.sender("stand", "127.0.0.1", "");

    public Reception reception() {
        return reception;
    }

    public Sender sender() {
        return sender;
    }

    public Body body(byte[] bytes) throws Refusal {
        return reception.read(sender, new ByteArrayInputStream(bytes), List.of());
    }

    /// A text of a few letters, some of them odd; never empty.
    public static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(12); length > 0; length--) {
            switch (random.nextInt(12)) {
                case 0 -> text.appendCodePoint(0x1F600 + random.nextInt(60));
                case 1 -> text.append((char) (0xA1 + random.nextInt(0x500)));
                case 2 -> text.append(" ,=\\\"'{}".charAt(random.nextInt(8)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    /// Any finite number: small, large, whole, odd.
    public static double number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(1_000);
            case 1 -> random.nextGaussian() * 1e3;
            case 2 -> -0.0;
            case 3 -> Math.scalb(random.nextDouble(), random.nextInt(2_000) - 1_000);
            default -> -random.nextDouble();
        };
    }

    /// A time within the last hour, to the millisecond.
    public static long millis(Random random) {
        return NOW.toEpochMilli() - random.nextInt(3_600_000);
    }
}
