// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Telling;
import io.vedette.server.api.ContributionView;
import io.vedette.server.desk.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an entity stands, for pages and programs.
///
/// @param state         `learning`, `normal`, `anomalous`, `silent`, or `noted`: anomalous, but nobody is told
/// @param sinceMs       when it came into that state, epoch milliseconds
/// @param seenMs        its latest frame
/// @param activity      what is being done for it, such as training; empty for nothing
/// @param contributions the three largest
/// @param off           signals away from their own past: what lasts, then the most surprising; five
record EntityView(
        String id,
        String kind,
        String name,
        String state,
        long sinceMs,
        long seenMs,
        long stepMs,
        double surprise,
        double threshold,
        String version,
        String remark,
        String activity,
        int signals,
        List<ContributionView> contributions,
        List<DeviationView> off) {
    private static final int TOP = 3;
    private static final long MS = 1_000_000L;

    /// @param open the entity's open incident
    static EntityView of(Standing standing, String activity, Optional<Incident> open) {
        Assessment assessment = standing.assessment();
        Optional<String> noted = assessment.state() == EntityState.ANOMALOUS
                ? open.map(Incident::telling).filter(telling -> !telling.told()).map(Telling::why)
                : Optional.empty();
        return new EntityView(
                assessment.entity().id(),
                assessment.entity().kind(),
                assessment.entity().name(),
                noted.isPresent() ? "noted" : assessment.state().name().toLowerCase(Locale.ROOT),
                standing.sinceNanos() / MS,
                standing.frame().nanos() / MS,
                standing.frame().stepNanos() / MS,
                assessment.judgement().surprise(),
                assessment.judgement().threshold(),
                assessment.judgement().version(),
                noted.map(why -> assessment.remark() + " (" + why + ")").orElse(assessment.remark()),
                activity,
                standing.frame().points().size(),
                ContributionView.of(assessment.judgement().contributions().stream()
                        .limit(TOP)
                        .toList()),
                DeviationView.of(assessment.off()));
    }
}
