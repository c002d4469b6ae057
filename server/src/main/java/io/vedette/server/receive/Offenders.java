// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which metrics bring the most new series, and which of their labels makes them so many.
///
/// A sketch that takes the same room however many metrics there are ("space-saving", Metwally 2005): where a metric is
/// one too many it takes the place of the rarest, with that one's count, so a count may be too high and is never too
/// low. Counts are halved each hour.
///
/// - **Cost:** a new series costs its labels' hashes; one of an unknown metric a look at all places too.
/// - **State:** safe for many threads.
public final class Offenders {
    private static final int PLACES = 64;
    private static final int SHOWN = 10;
    private static final int MOST_LABELS = 16;
    private static final long HALVED_MS = 3_600_000;

    private final Map<Name, Tally> tallies = new HashMap<>();
    private long halvedMs;

    private record Name(String receiver, String metric) {}

    /// A metric that brings many new series.
    ///
    /// @param receiver the protocol it comes by
    /// @param series   new ones, about, of the last hour or two; one that is refused counts each time it comes
    /// @param tooMany  by how much that may be too high
    /// @param refused  of them, about
    /// @param label    the one with the most different values; empty when no series has any
    /// @param example  the last of them, cut
    public record Offender(
            String receiver, String metric, long series, long tooMany, long refused, String label, String example) {}

    private static final class Tally {
        private long series;
        private long tooMany;
        private long refused;
        private final Map<String, Different> labels = new LinkedHashMap<>();
        private String example = "";

        private void count(Series one, boolean isRefused) {
            series++;
            refused += isRefused ? 1 : 0;
            one.labels().forEach(this::label);
            label(one.entity().kind(), one.entity().name());
            // Every one's text would cost more than the rest of this.
            if (example.isEmpty() || (series & 0x3ff) == 0) {
                example = LeftOut.cut(one.entity().id() + " " + one.text());
            }
        }

        private void label(String name, String value) {
            Different values = labels.get(name);
            if (values == null && labels.size() < MOST_LABELS) {
                values = new Different();
                labels.put(name, values);
            }
            if (values != null) {
                values.add(value);
            }
        }

        private String worst() {
            return labels.entrySet().stream()
                    .filter(label -> label.getValue().bits() > 1)
                    .max(Comparator.comparingInt(label -> label.getValue().bits()))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    /// Which of 1,024 bits the values of a label have set: enough to tell which label has the most.
    private static final class Different {
        private final long[] set = new long[16];

        private void add(String value) {
            int hash = value.hashCode() * 0x9E3779B9;
            set[hash >>> 28] |= 1L << (hash >>> 22);
        }

        private int bits() {
            return Arrays.stream(set).mapToInt(Long::bitCount).sum();
        }
    }

    /// A series came that was not known.
    synchronized void fresh(Sender sender, Series series, boolean isRefused, long nowMs) {
        if (nowMs - halvedMs > HALVED_MS) {
            halvedMs = nowMs;
            halve();
        }
        Name name = new Name(sender.receiver(), series.metric());
        Tally tally = tallies.get(name);
        if (tally == null) {
            tally = place();
            tallies.put(name, tally);
        }
        tally.count(series, isRefused);
    }

    private Tally place() {
        Tally tally = new Tally();
        if (tallies.size() >= PLACES) {
            Map.Entry<Name, Tally> rarest = tallies.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().series))
                    .orElseThrow();
            tally.series = rarest.getValue().series;
            tally.tooMany = tally.series;
            tallies.remove(rarest.getKey());
        }
        return tally;
    }

    private void halve() {
        tallies.values().removeIf(tally -> tally.series < 2);
        tallies.values().forEach(tally -> {
            tally.series /= 2;
            tally.tooMany /= 2;
            tally.refused /= 2;
        });
    }

    /// The worst, worst first.
    public synchronized List<Offender> worst() {
        List<Map.Entry<Name, Tally>> all = new ArrayList<>(tallies.entrySet());
        all.sort(Comparator.comparingLong((Map.Entry<Name, Tally> entry) -> entry.getValue().series)
                .reversed());
        return all.stream()
                .limit(SHOWN)
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Offender told(Name name, Tally tally) {
        return new Offender(
                name.receiver, name.metric, tally.series, tally.tooMany, tally.refused, tally.worst(), tally.example);
    }
}
