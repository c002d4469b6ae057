// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.correlate.Bond.Role;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whom an entity's trouble may have to do with, and how likely: itself, whoever it hangs together with, and old
/// company.
///
/// Trouble travels along bonds: a caller suffers from whom it calls, seldom the reverse. What an entity
/// consists of or runs on is nearly the entity itself. Bonds in a row multiply. Two that are called by
/// the same are no relatives, as each may hurt the caller by itself; two that call the same are, if
/// nobody watches what they call, for then it may be in trouble unseen. Closeness in time multiplies
/// all of it; it falls to a third in five minutes, about the time that it takes several
/// minute-by-minute signals to confirm the same trouble. Where one in the middle of a way shows no
/// trouble itself, that is doubted: then it falls to a third in one minute, with two such in half a
/// minute.
final class Kinship {
    private static final double SAME = 1;
    private static final double CALL = 0.8;
    private static final double PART = 0.9;
    private static final double OLD_COMPANY = 0.8;
    private static final int MOST_DOUBTS = 2;

    /// Bonds of walks that are kept: about 20 MB.
    private static final int MOST_KEPT = 200_000;

    private static final Bond UNKNOWN = new Bond(0, Integer.MAX_VALUE, Role.ALIKE, "");

    /// What more than so many use passes trouble on to too many to mean anything.
    private static final int HUB = 30;

    private final Neighbours neighbours;
    private final Company company;
    private final Set<Entity> watched;

    /// What walks found, for as long as they would find the same: each tick asks of the same entities again.
    private final Map<Entity, Map<Entity, Bond>> walks = new HashMap<>();

    private int kept;
    private int seenChanges;
    private int seenWatched;

    /// @param watched those whose trouble would be seen; may grow
    Kinship(Neighbours neighbours, Company company, Set<Entity> watched) {
        this.neighbours = neighbours;
        this.company = company;
        this.watched = watched;
    }

    /// How an entity is reached.
    ///
    /// @param last     the last bond of the way
    /// @param outwards whether it was walked from its beginning to its end
    /// @param down     whether a call was walked towards who is called
    /// @param up       whether one was walked towards who calls
    private record Way(Entity at, Edge last, boolean outwards, boolean down, boolean up, Bond bond) {}

    /// Relatives of an entity, time not yet counted.
    ///
    /// @return by relative, at least the entity itself; the words end so that when it began can follow
    Map<Entity, Bond> of(Entity entity, long nanos) {
        Map<Entity, Bond> relatives = new TreeMap<>(walked(entity));
        for (Entity known : company.of(entity)) {
            relatives.merge(known, byCompany(entity, known, nanos), Kinship::either);
        }
        relatives.replaceAll((other, bond) -> bond.times(company.forgiveness(entity, other, nanos)));
        return relatives;
    }

    private Map<Entity, Bond> walked(Entity entity) {
        if (kept > MOST_KEPT || seenChanges != neighbours.changes() || seenWatched != watched.size()) {
            walks.clear();
            kept = 0;
            seenChanges = neighbours.changes();
            seenWatched = watched.size();
        }
        Map<Entity, Bond> known = walks.get(entity);
        if (known == null) {
            known = new TreeMap<>();
            known.put(entity, new Bond(SAME, 0, Role.ALIKE, "on the same %s".formatted(entity.kind())));
            walk(entity, known);
            walks.put(entity, known);
            kept += known.size();
        }
        return known;
    }

    private void walk(Entity entity, Map<Entity, Bond> relatives) {
        Deque<Way> next = new ArrayDeque<>();
        neighbours.of(entity).forEach((other, edge) -> {
            boolean outwards = edge.to().equals(other);
            boolean call = edge.kind() == Edge.Kind.CALLS;
            boolean down = call && outwards;
            boolean up = call && !outwards;
            Bond bond = new Bond(weight(edge), 0, role(down, up), words(entity, edge));
            next.add(new Way(other, edge, outwards, down, up, bond));
        });
        while (!next.isEmpty()) {
            Way way = next.remove();
            if (!isBetter(way.bond(), relatives.getOrDefault(way.at(), UNKNOWN))) {
                continue;
            }
            relatives.put(way.at(), way.bond());
            if (neighbours.of(way.at()).size() <= HUB) {
                neighbours
                        .of(way.at())
                        .forEach((other, edge) -> onwards(way, other, edge).ifPresent(next::add));
            }
        }
    }

    private static boolean isBetter(Bond bond, Bond known) {
        return bond.doubts() <= MOST_DOUBTS
                && bond.isEnough()
                && (bond.doubts() < known.doubts()
                        || (bond.doubts() == known.doubts() && bond.weight() > known.weight()));
    }

    private Optional<Way> onwards(Way way, Entity other, Edge edge) {
        boolean outwards = edge.to().equals(other);
        boolean call = edge.kind() == Edge.Kind.CALLS;
        boolean down = way.down() || (call && outwards);
        boolean up = way.up() || (call && !outwards);
        boolean sameCaller = way.up() && call && outwards;
        boolean sameCallee = way.down() && call && !outwards;
        if (sameCaller || (sameCallee && watched.contains(way.at()))) {
            return Optional.empty();
        }
        boolean twoCalls = call && way.last().kind() == Edge.Kind.CALLS;
        boolean sameCarrier = edge.kind() == Edge.Kind.RUNS_ON
                && way.last().kind() == Edge.Kind.RUNS_ON
                && way.outwards()
                && !outwards;
        int doubts = way.bond().doubts() + (twoCalls || sameCarrier ? 1 : 0);
        String why = "by way of %s near %s".formatted(way.at(), other);
        Bond bond = new Bond(way.bond().weight() * weight(edge), doubts, role(down, up), why);
        return Optional.of(new Way(other, edge, outwards, down, up, bond));
    }

    private static Role role(boolean down, boolean up) {
        if (down == up) {
            return Role.ALIKE;
        }
        return down ? Role.CAUSE : Role.SUFFERER;
    }

    private static double weight(Edge edge) {
        return edge.kind() == Edge.Kind.CALLS ? CALL : PART;
    }

    private Bond byCompany(Entity entity, Entity known, long nanos) {
        return new Bond(
                OLD_COMPANY * company.closeness(entity, known, nanos),
                0,
                Role.ALIKE,
                "often in trouble together with %s, %d times of late"
                        .formatted(known, company.times(entity, known, nanos)));
    }

    /// Two reasons are more than the better one.
    private static Bond either(Bond one, Bond other) {
        double weight = 1 - (1 - one.weight()) * (1 - other.weight());
        return new Bond(
                weight,
                Math.min(one.doubts(), other.doubts()),
                Role.ALIKE,
                one.or(other).why());
    }

    private static String words(Entity entity, Edge edge) {
        boolean from = edge.from().equals(entity);
        return switch (edge.kind()) {
            case CALLS -> from ? "calls " + edge.to() : "called by " + edge.from();
            case MEMBER_OF -> from ? "part of " + edge.to() : "made of " + edge.from();
            case RUNS_ON -> from ? "runs on " + edge.to() : "carries " + edge.from();
        };
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
