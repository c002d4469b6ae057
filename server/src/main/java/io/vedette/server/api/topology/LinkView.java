// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.topology;

import io.vedette.core.domain.Link;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An edge as it was at the moment that was asked for.
///
/// @param kind   `calls`, `member_of` or `runs_on`
/// @param calls  seen in spans from the first to the last; 0 where only labels tell of it
/// @param meanMs how long a call took, as the caller waited; null where there were none
/// @param ended  whether it is over by now
record LinkView(
        String from,
        String kind,
        String to,
        long firstMs,
        long lastMs,
        boolean ended,
        long calls,
        long failed,
        @Nullable Double meanMs) {
    static LinkView of(Link link) {
        return new LinkView(
                link.edge().from().id(),
                link.edge().kind().name().toLowerCase(Locale.ROOT),
                link.edge().to().id(),
                link.firstNanos() / 1_000_000L,
                link.lastNanos() / 1_000_000L,
                link.ended(),
                link.calls(),
                link.failed(),
                link.calls() == 0 ? null : link.durationNanos() / 1e6 / link.calls());
    }
}
