// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Map;
import java.util.TreeMap;

/// What came to an entity out of its time, or was too much, since the frame before.
///
/// @param reordered  samples that came late and stand in their frame all the same, because it had been waited for
/// @param outOfOrder dropped: totals older than their own series' last, of which no growth can be told
/// @param repeated   dropped: samples of a frame that had gone with a value of their series in it
/// @param tooOld     dropped: samples more than a day behind the entity's newest
/// @param records    dropped: log lines and spans whose window had been told
/// @param crowded    dropped: samples of series beyond the most that an entity may have
public record Arrivals(int reordered, int outOfOrder, int repeated, int tooOld, int records, int crowded) {
    public static final Arrivals NONE = new Arrivals(0, 0, 0, 0, 0, 0);

    /// What was dropped, by reason; all reasons, sorted.
    public Map<String, Long> drops() {
        return new TreeMap<>(Map.of(
                "out-of-order",
                (long) outOfOrder,
                "repeated",
                (long) repeated,
                "too-old",
                (long) tooOld,
                "late-record",
                (long) records,
                "crowded",
                (long) crowded));
    }

    /// What was dropped, for all reasons together.
    public long dropped() {
        return (long) outOfOrder + repeated + tooOld + records + crowded;
    }
}
