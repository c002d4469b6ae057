// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.respond;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Rulings become notices: one when people are to hear of an incident, one when it ends, none in between.
///
/// @param address where the pages of Vedette are reached, without a slash at the end; empty for no links
public record Notices(String address) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    public Optional<Notice> of(Ruling.Ruled ruled) {
        Incident incident = ruled.event().incident();
        return switch (ruled.news()) {
            case BEGAN -> Optional.of(opened(ruled.event(), ruled.nanos()));
            case NOTHING -> Optional.empty();
            case ENDED -> Optional.of(ended(incident));
        };
    }

    private Notice opened(IncidentEvent event, long nanos) {
        Incident incident = event.incident();
        // Of the other kinds nobody has counted how often they happen by chance.
        String rarity = incident.anomalies()
                .findFirst()
                .filter(first -> first.kind() == Anomaly.Kind.UNUSUAL)
                .map(first -> rarity(first.evidence().surprise()))
                .orElse("");
        boolean back = event instanceof IncidentEvent.Reopened;
        String text = "%s Since %s, %s %s.%s%s%s"
                .formatted(
                        incident.title(),
                        at(incident.startNanos()),
                        back ? "back since" : "noticed",
                        at(nanos),
                        rarity,
                        folded(incident),
                        owner(incident));
        return new Notice(
                incident.id() + (back ? "/reopened/" + nanos / 1_000_000 : "/opened"),
                incident.id(),
                true,
                (back ? "Back again: " : "Unusual: ") + names(incident),
                text,
                link(incident));
    }

    private static String names(Incident incident) {
        int others = incident.entities().size() - 1;
        return incident.entity().name() + (others > 0 ? " and %d more".formatted(others) : "");
    }

    private static String folded(Incident incident) {
        return incident.size() > 1 ? " %d alarms and changes are folded into it.".formatted(incident.size()) : "";
    }

    /// ` It is for payments.`
    private static String owner(Incident incident) {
        String team = incident.telling().team();
        return team.isEmpty() ? "" : " It is for %s.".formatted(team);
    }

    /// ` Such a moment comes once in 40,000.` A calibration cannot tell rarer things apart, so it does not claim to.
    private static String rarity(double surprise) {
        if (surprise < 2) {
            return "";
        }
        long once = Math.round(Math.pow(10, Math.min(6, surprise)));
        long digit = (long) Math.pow(10, Math.floor(Math.log10(once)));
        return " Such a moment comes once in %s%,d.".formatted(surprise > 6 ? "more than " : "", once / digit * digit);
    }

    private Notice ended(Incident incident) {
        String text = "Back to normal since %s, after %s. It was: %s"
                .formatted(
                        at(incident.endNanos()), lasted(incident.endNanos() - incident.startNanos()), incident.title());
        return new Notice(
                "%s/ended/%d".formatted(incident.id(), incident.endNanos() / 1_000_000),
                incident.id(),
                false,
                "Normal again: " + names(incident),
                text,
                link(incident));
    }

    private String link(Incident incident) {
        return address.isEmpty()
                ? ""
                : address + "/#/incident/"
                        + java.net.URLEncoder.encode(incident.id(), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("+", "%20");
    }

    private static String at(long nanos) {
        return TIME.format(Instant.ofEpochSecond(0, nanos));
    }

    private static String lasted(long nanos) {
        Duration duration = Duration.ofNanos(Math.max(0, nanos));
        long hours = duration.toHours();
        return hours > 0
                ? hours + " h " + duration.toMinutesPart() + " min"
                : Math.max(1, duration.toMinutes()) + " min";
    }
}
