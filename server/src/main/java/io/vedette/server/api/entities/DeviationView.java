// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Deviation;
import io.vedette.core.watch.Reading;
import java.util.List;

/// A signal away from its own baseline, as pages and programs get it.
///
/// @param text for people
record DeviationView(
        String signal, String unit, double surprise, double actual, double usualLow, double usualHigh, String text) {
    private static final int TOP = 5;

    /// The most surprising five.
    static List<DeviationView> of(List<Deviation> off) {
        return off.stream().limit(TOP).map(DeviationView::of).toList();
    }

    private static DeviationView of(Deviation d) {
        String text = "%s, usually %s at this time of the day"
                .formatted(Reading.of(d.actual(), d.unit()), Reading.of(d.usual(), d.unit()));
        return new DeviationView(
                d.signal(),
                d.unit(),
                d.surprise(),
                d.actual(),
                d.usual().low(),
                d.usual().high(),
                text);
    }
}
