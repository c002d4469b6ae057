// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import java.time.Duration;

/// How far the graph of entities reaches.
///
/// @param entities          at most; edges to further ones are counted, not kept
/// @param edges             at most that hold, and as many that ended
/// @param callsSilentAfter  a call edge that nobody saw for this long has ended
/// @param labelsSilentAfter the same of an edge that labels tell of
/// @param window            how much later than its caller's a span may come, or sooner, and still find it
/// @param spans             at most that wait for each other
public record TopologySettings(
        int entities, int edges, Duration callsSilentAfter, Duration labelsSilentAfter, Duration window, int spans) {
    /// Labels are told again within this time while their series go on.
    public static final Duration TOLD_AGAIN = Duration.ofMinutes(10);

    public static final TopologySettings DEFAULT = new TopologySettings(
            50_000, 100_000, Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(1), 100_000);

    static final int MOST = 10_000_000;

    public TopologySettings {
        check("entities", entities);
        check("edges", edges);
        check("spans", spans);
        if (!callsSilentAfter.isPositive()) {
            throw new IllegalArgumentException("topology.callsSilentAfter must be positive, was " + callsSilentAfter);
        }
        if (labelsSilentAfter.compareTo(TOLD_AGAIN.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "topology.labelsSilentAfter must be 20m or more, was " + labelsSilentAfter);
        }
        if (!window.isPositive() || window.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("topology.window must be positive, 1h at most, was " + window);
        }
    }

    private static void check(String name, int limit) {
        if (limit < 2 || limit > MOST) {
            throw new IllegalArgumentException("topology.%s must be 2 to %d, was %d".formatted(name, MOST, limit));
        }
    }
}
