// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Deviation;
import io.vedette.core.watch.DeviationSentence;
import java.util.List;
import java.util.Locale;

/// A signal away from its own past, as pages and programs get it.
///
/// @param kind    `spike`, `dip`, `shift`, `drift`, `season_break`, `scatter`, `flat`, `missing`, `new` or `stopped`
/// @param sinceMs when it began, epoch milliseconds
/// @param text    for people
record DeviationView(
        String signal,
        String unit,
        String kind,
        long sinceMs,
        double surprise,
        double actual,
        double usualLow,
        double usualHigh,
        String text) {
    private static final int TOP = 5;

    private static final long MS = 1_000_000L;

    /// The most surprising five.
    static List<DeviationView> of(List<Deviation> off) {
        return off.stream().limit(TOP).map(DeviationView::of).toList();
    }

    private static DeviationView of(Deviation d) {
        return new DeviationView(
                d.signal(),
                d.unit(),
                d.kind().name().toLowerCase(Locale.ROOT),
                d.sinceNanos() / MS,
                d.surprise(),
                d.actual(),
                d.usual().low(),
                d.usual().high(),
                DeviationSentence.of(d));
    }
}
