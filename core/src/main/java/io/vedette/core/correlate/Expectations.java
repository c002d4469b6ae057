// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Item;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// What people announced: a maintenance window, a sale, a load test. It explains trouble on its entity and on what runs
/// on it or is part of it, as long as it is no larger than they said.
///
/// A change of kind `maintenance` announces one. Its attributes: `until`, an ISO 8601 instant; and where a size is
/// known,
/// `signal`, a part of the signal's name, and `most`, the largest value that is expected of it.
final class Expectations {
    static final String KIND = "maintenance";
    private static final int MOST = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final List<Change> windows = new ArrayList<>();

    void take(Change change) {
        if (change.kind().equals(KIND) && until(change) > change.nanos()) {
            windows.removeIf(known -> known.fingerprint().equals(change.fingerprint()));
            windows.add(change);
            if (windows.size() > MOST) {
                windows.removeFirst();
            }
        }
    }

    /// Lets go of what is long over.
    void forget(long beforeNanos) {
        windows.removeIf(window -> until(window) < beforeNanos);
    }

    /// What explains an item, for a person; empty where nothing does.
    String of(Item item, long startNanos, Neighbours neighbours) {
        for (Change window : windows) {
            boolean inTime = startNanos >= window.nanos() && startNanos <= until(window);
            if (inTime && concerns(window.entity(), item.entity(), neighbours) && isAsAnnounced(window, item)) {
                return "expected: %s, until %s"
                        .formatted(
                                window.title().isEmpty() ? KIND : window.title(),
                                TIME.format(Instant.ofEpochSecond(0, until(window))));
            }
        }
        return "";
    }

    private static boolean concerns(Entity announced, Entity entity, Neighbours neighbours) {
        if (announced.equals(entity)) {
            return true;
        }
        Edge edge = neighbours.of(entity).get(announced);
        return edge != null && edge.kind() != Edge.Kind.CALLS && edge.from().equals(entity);
    }

    private static boolean isAsAnnounced(Change window, Item item) {
        String signal = window.attributes().getOrDefault("signal", "");
        if (signal.isEmpty()) {
            return true;
        }
        return switch (item) {
            case Anomaly anomaly -> isAsAnnounced(window, signal, anomaly);
            case Alert alert -> alert.title().contains(signal);
            case Change _ -> true;
        };
    }

    /// The largest contribution decides: the rest is what comes with it.
    private static boolean isAsAnnounced(Change window, String signal, Anomaly anomaly) {
        if (anomaly.evidence().contributions().isEmpty()) {
            return false;
        }
        Contribution largest = anomaly.evidence().contributions().getFirst();
        return largest.signal().contains(signal) && largest.actual() <= most(window);
    }

    private static double most(Change window) {
        try {
            return Double.parseDouble(window.attributes().getOrDefault("most", "Infinity"));
        } catch (NumberFormatException noNumber) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /// An announcement without an end, or with one that nobody can read, explains nothing.
    private static long until(Change window) {
        try {
            Instant until = Instant.parse(window.attributes().getOrDefault("until", ""));
            return Math.multiplyExact(until.toEpochMilli(), 1_000_000L);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Long.MIN_VALUE;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(windows.size());
        for (Change window : windows) {
            ItemBytes.write(window, out);
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "announcements", MOST); left > 0; left--) {
            if (!(ItemBytes.read(in) instanceof Change window)) {
                throw new IllegalArgumentException("an announcement that is no change");
            }
            windows.add(window);
        }
    }
}
