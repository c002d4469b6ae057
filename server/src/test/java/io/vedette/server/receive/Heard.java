// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.server.ReceiverStage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits until so much has come: by a socket nobody is answered, and a program beside us sends when it likes.
public final class Heard {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Heard() {}

    public static List<LogLine> lines(ReceiverStage stage, int count) {
        return first(stage, LogLine.class, _ -> true, count);
    }

    /// So many observations of a kind that are as wanted, once they have come, and those beyond.
    public static <T extends Observation> List<T> first(
            ReceiverStage stage, Class<T> kind, Predicate<T> wanted, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<T> heard = stage.stored().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(wanted)
                    .toList();
            if (heard.size() >= count) {
                return heard;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("heard %d of %d: %s".formatted(heard.size(), count, stage.stored()));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
