// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Whom an entity's trouble may have to do with, and how likely: itself, its neighbours, theirs, and old company.
///
/// What is one step away passes trouble on more often than not, in either direction: a caller suffers from whom it
/// calls, and what is slow to be noticed may be the cause. Two steps are believed only if they come at the same moment.
/// Closeness in time multiplies all of it; it falls to a third in five minutes, about the time that it takes several
/// minute-by-minute signals to confirm the same trouble.
final class Kinship {
    private static final double SAME = 1;
    private static final double STEP = 0.7;
    private static final double TWO_STEPS = 0.35;
    private static final double OLD_COMPANY = 0.8;

    /// What more than so many use passes trouble on to too many to mean anything two steps on.
    private static final int HUB = 30;

    private static final double FADES_NANOS = 5 * 60e9;

    private final Neighbours neighbours;
    private final Company company;

    Kinship(Neighbours neighbours, Company company) {
        this.neighbours = neighbours;
        this.company = company;
    }

    /// Relatives of an entity, time not yet counted.
    ///
    /// @return by relative, at least the entity itself; the words end so that when it began can follow
    Map<Entity, Bond> of(Entity entity, long nanos) {
        Map<Entity, Bond> relatives = new TreeMap<>();
        relatives.put(entity, new Bond(SAME, "on the same %s".formatted(entity.kind())));
        for (Map.Entry<Entity, Edge> step : neighbours.of(entity).entrySet()) {
            relatives.put(step.getKey(), new Bond(STEP, words(entity, step.getValue())));
        }
        for (Entity middle : neighbours.of(entity).keySet()) {
            if (neighbours.of(middle).size() <= HUB) {
                for (Entity far : neighbours.of(middle).keySet()) {
                    relatives.putIfAbsent(
                            far, new Bond(TWO_STEPS, "two steps, by way of %s, from %s".formatted(middle, far)));
                }
            }
        }
        for (Entity known : company.of(entity)) {
            relatives.merge(known, byCompany(entity, known, nanos), Kinship::either);
        }
        relatives.replaceAll((other, bond) -> bond.times(company.forgiveness(entity, other, nanos)));
        return relatives;
    }

    private Bond byCompany(Entity entity, Entity known, long nanos) {
        return new Bond(
                OLD_COMPANY * company.closeness(entity, known, nanos),
                "often in trouble together with %s, %d times of late"
                        .formatted(known, company.times(entity, known, nanos)));
    }

    /// Two reasons are more than the better one.
    private static Bond either(Bond one, Bond other) {
        return new Bond(
                1 - (1 - one.weight()) * (1 - other.weight()), one.or(other).why());
    }

    private static String words(Entity entity, Edge edge) {
        boolean from = edge.from().equals(entity);
        return switch (edge.kind()) {
            case CALLS -> from ? "calls " + edge.to() : "called by " + edge.from();
            case MEMBER_OF -> from ? "part of " + edge.to() : "made of " + edge.from();
            case RUNS_ON -> from ? "runs on " + edge.to() : "carries " + edge.from();
        };
    }

    /// How much two beginnings so far apart have to do with each other.
    ///
    /// @param nanos how far, of either sign
    static double inTime(long nanos) {
        return Math.exp(-Math.abs((double) nanos) / FADES_NANOS);
    }

    /// `, which began 12 s before`
    static String when(long since, long began) {
        long seconds = Math.round(Math.abs((double) since - began) / 1e9);
        if (seconds == 0) {
            return ", which began in the same second";
        }
        return ", which began %s %s".formatted(lasting(seconds), began < since ? "before" : "after");
    }

    static String lasting(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : seconds + " s";
    }
}
