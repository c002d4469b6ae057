// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.server.ReceiverStage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Waits until so many log lines have come by a socket, as nobody is answered there.
public final class Heard {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Heard() {}

    public static List<LogLine> lines(ReceiverStage stage, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<LogLine> lines = stage.stored().stream()
                    .filter(LogLine.class::isInstance)
                    .map(LogLine.class::cast)
                    .toList();
            if (lines.size() >= count) {
                return lines;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("heard %d of %d lines: %s".formatted(lines.size(), count, lines));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
