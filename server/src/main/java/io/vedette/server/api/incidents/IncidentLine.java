// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.server.api.ContributionView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An incident in one line, for pages and programs.
///
/// @param entity       the one that it began with
/// @param entities     the first of those that it touches
/// @param entityCount  how many it touches in all, 1,000 at most
/// @param endMs        null until it is resolved
/// @param acknowledged whether somebody is at it, also while it is mitigated
/// @param surprise     of its strangest anomaly, 0 where it has none of ours
/// @param weeks        how seldom such a stretch comes on its entity, 0 where nobody counted
/// @param members      how many there are in all
/// @param told         whether people were told of it
/// @param why          why, or why not; empty where no budget weighed it
/// @param team         whose budget it was weighed by; empty for that of all whom no team owns
/// @param partOf       id of the incident it was merged into; else empty
/// @param expected     what people announced that explains it; else empty
/// @param cause        what probably caused it, in one sentence; empty where nothing was diagnosed
/// @param enough       whether the evidence carries that cause
record IncidentLine(
        String id,
        String title,
        String entity,
        List<String> entities,
        int entityCount,
        String state,
        long startMs,
        @Nullable Long endMs,
        boolean acknowledged,
        double surprise,
        double weeks,
        int members,
        boolean told,
        String why,
        String team,
        String partOf,
        String expected,
        String cause,
        boolean enough,
        List<ContributionView> contributions) {
    static IncidentLine of(Incident incident, Optional<Diagnosis> diagnosis, int mostEntities) {
        Optional<Evidence> strongest =
                incident.anomalies().map(Anomaly::evidence).max(Comparator.comparingDouble(Evidence::surprise));
        return new IncidentLine(
                incident.id(),
                incident.title(),
                incident.entity().id(),
                incident.entities().stream().limit(mostEntities).map(Entity::id).toList(),
                incident.entities().size(),
                state(incident),
                incident.startNanos() / 1_000_000L,
                incident.isOpen() ? null : Math.max(incident.startNanos(), incident.endNanos()) / 1_000_000L,
                incident.acknowledged(),
                strongest.map(Evidence::surprise).orElse(0.0),
                strongest.map(Evidence::weeks).orElse(0.0),
                incident.size(),
                incident.telling().told(),
                incident.telling().why(),
                incident.telling().team(),
                incident.partOf(),
                incident.expected(),
                diagnosis.map(Diagnosis::sentence).orElse(""),
                diagnosis.map(Diagnosis::enough).orElse(false),
                strongest.map(Evidence::contributions).map(ContributionView::of).orElse(List.of()));
    }

    static String state(Incident incident) {
        return incident.state().name().toLowerCase(Locale.ROOT);
    }
}
