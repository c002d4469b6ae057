// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

import io.vedette.core.domain.Contribution;
import io.vedette.core.watch.Reading;
import java.util.List;

/// A contribution as pages and programs get it.
///
/// @param text for people
public record ContributionView(
        String signal,
        String unit,
        double share,
        double actual,
        double low,
        double high,
        double usualLow,
        double usualHigh,
        String text) {
    public static List<ContributionView> of(List<Contribution> contributions) {
        return contributions.stream().map(ContributionView::of).toList();
    }

    private static ContributionView of(Contribution c) {
        String text = "%s, expected %s, usually %s"
                .formatted(
                        Reading.of(c.actual(), c.unit()),
                        Reading.of(c.expected(), c.unit()),
                        Reading.of(c.usual(), c.unit()));
        return new ContributionView(
                c.signal(),
                c.unit(),
                c.share(),
                c.actual(),
                c.expected().low(),
                c.expected().high(),
                c.usual().low(),
                c.usual().high(),
                text);
    }
}
