// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.numbers.BetaBinomial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who explains the trouble of others: among those who call it, directly or over others that may be silent, so
/// many more are in trouble than elsewhere that chance does not do that.
///
/// A Bayesian scan: of each service in trouble, and of each number of calls that its trouble may have travelled,
/// it is asked how much likelier all that is in trouble and all that is calm becomes if those who call it have
/// a rate of their own. The best explains its callers; then they are taken away, and the rest is asked again.
///
/// - **Error:** odds below 100 to 1 are no explanation. What is worse than the best by less than 20 to 1 may still be
///   it: one that hurts the best is then taken for the cause of both, and whoever is further off is perhaps hurt.
/// - **Cost:** O(candidates × callers) an explanation; 200 candidates, 10 explanations at most.
/// - **Source:** D. Neill, A. Moore & G. Cooper, *A Bayesian Spatial Scan Statistic*, NIPS 18, 2006; for one after the
///   other, Z. Zhang, R. Assunção & M. Kulldorff, *Spatial Scan Statistics Adjusted for Multiple Clusters*, 2010.
final class CauseScan {
    /// Odds that are called decisive (Jeffreys).
    private static final double DECISIVE = Math.log(100);

    /// Odds that leave a doubt.
    private static final double DOUBTFUL = Math.log(20);

    /// About one service in twenty is in trouble of its own in the same five minutes, until more is known.
    private static final double CALM = 19;

    private static final int MOST_CANDIDATES = 200;
    private static final int MOST_CAUSES = 10;

    private final Callers callers;
    private final Set<Entity> troubled;
    private final Set<Entity> settled = new HashSet<>();

    private CauseScan(Collection<Entity> troubled, Callers callers) {
        this.callers = callers;
        this.troubled = new LinkedHashSet<>(troubled);
    }

    /// An explanation.
    ///
    /// @param within  the cause, and those who call it as far as its trouble travels, the calm ones too
    /// @param perhaps these, and those who call it as far as it may travel
    /// @param hit     how many within are in trouble, the cause not counted
    record Found(Entity cause, Set<Entity> within, Set<Entity> perhaps, int hit) {
        String words() {
            return "suffers from %s, as %d of the %d that call it do".formatted(cause, hit, within.size() - 1);
        }
    }

    /// @param reach  over so many calls its trouble travels
    /// @param widest over so many it may
    private record Zone(Entity cause, int reach, int widest, double weight) {}

    /// @param troubled services that are in trouble
    /// @return those that explain most first; nobody is explained twice
    static List<Found> in(Collection<Entity> troubled, Callers callers) {
        var scan = new CauseScan(troubled, callers);
        List<Found> found = new ArrayList<>();
        Optional<Found> next = scan.best();
        while (next.isPresent() && found.size() < MOST_CAUSES) {
            found.add(next.get());
            scan.settled.addAll(next.get().within());
            scan.troubled.removeAll(next.get().within());
            next = scan.best();
        }
        return found;
    }

    private Optional<Found> best() {
        List<Zone> zones = candidates().stream()
                .flatMap(cause -> zone(cause).stream())
                .sorted(Comparator.comparingDouble((Zone zone) -> -zone.weight())
                        .thenComparing(Zone::cause))
                .toList();
        if (zones.isEmpty() || zones.getFirst().weight() < DECISIVE) {
            return Optional.empty();
        }
        Zone best = zones.getFirst();
        Zone deeper = zones.stream()
                .filter(zone -> zone.weight() > best.weight() - DOUBTFUL && callers.calls(best.cause(), zone.cause()))
                .findFirst()
                .orElse(best);
        Set<Entity> within = around(deeper, deeper.reach());
        within.addAll(around(best, best.reach()));
        Set<Entity> perhaps = around(deeper, deeper.widest());
        perhaps.addAll(around(best, best.widest()));
        return Optional.of(new Found(deeper.cause(), within, perhaps, hit(within) - 1));
    }

    /// Of many those with the most troubled callers; who has none that call it explains nothing.
    private List<Entity> candidates() {
        if (troubled.size() <= MOST_CANDIDATES) {
            return List.copyOf(troubled);
        }
        return troubled.stream()
                .sorted(Comparator.comparingInt((Entity entity) -> -direct(entity))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private int direct(Entity entity) {
        return callers.of(entity).stream().limit(1).mapToInt(this::hit).sum();
    }

    private int hit(Set<Entity> some) {
        return (int) some.stream().filter(troubled::contains).count();
    }

    /// How far its trouble travels, if it does.
    private Optional<Zone> zone(Entity cause) {
        int all = callers.services() - settled.size();
        double chance = elsewhere(troubled.size(), all);
        List<Double> weights = new ArrayList<>();
        int calling = 0;
        int hit = 0;
        for (Set<Entity> ring : callers.of(cause)) {
            hit += hit(ring);
            calling += (int)
                    ring.stream().filter(caller -> !settled.contains(caller)).count();
            weights.add(BetaBinomial.logLikelihood(hit, calling, 1, 1)
                    + elsewhere(troubled.size() - hit, all - calling)
                    - chance);
        }
        return weights.stream().max(Comparator.naturalOrder()).map(most -> {
            int widest = weights.size();
            while (weights.get(widest - 1) <= most - DOUBTFUL) {
                widest--;
            }
            return new Zone(cause, weights.indexOf(most) + 1, widest, most);
        });
    }

    private static double elsewhere(int hit, int of) {
        return BetaBinomial.logLikelihood(hit, of, 1, CALM);
    }

    private Set<Entity> around(Zone zone, int reach) {
        Set<Entity> around = new HashSet<>(Set.of(zone.cause()));
        callers.of(zone.cause()).stream().limit(reach).forEach(around::addAll);
        around.removeAll(settled);
        return around;
    }
}
