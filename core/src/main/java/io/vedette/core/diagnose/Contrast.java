// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Condition;
import io.vedette.core.domain.Diagnosis.Counted;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which attributes tell bad requests of an entity from good ones since it began.
///
/// An [AttributeTree] proposes; told is what holds by itself: no condition that could be left out, a large
/// difference to the others and to the same requests before it began, a good part of all that is bad.
/// Where nothing does, a value that was never seen before and that nearly all bad requests have is told,
/// compared with before.
///
/// - **Cost:** that of the tree.
final class Contrast {
    /// Cohen's h of a large effect: 0.5 beside 0.14, 0.2 beside 0.006. J. Cohen, *Statistical Power
    /// Analysis for the Behavioral Sciences*, 1988.
    private static final double LARGE = 0.8;

    /// Of all that is bad; less is a trouble of its own.
    private static final double LEAST_PART = 0.1;

    /// A condition goes if what is left has nearly as large a share of bad ones.
    private static final double NEARLY = 0.9;

    /// A new value is the reason only of what nearly always has it.
    private static final double NEARLY_ALL = 0.9;

    /// Of fewer outcomes before it began nobody knows what was never seen before.
    private static final int LEAST_BEFORE = 30;

    private static final int MOST = 2;

    private final Entity entity;
    private final Outcomes outcomes;
    private final List<Outcome> since;
    private final BitSet bad = new BitSet();
    private final Map<Condition, Traits.Trait> traits = new HashMap<>();

    private Contrast(Entity entity, Outcomes outcomes) {
        this.entity = entity;
        this.outcomes = outcomes;
        this.since = outcomes.since();
        for (int i = 0; i < since.size(); i++) {
            bad.set(i, since.get(i).bad());
        }
    }

    /// The one with the most bad ones first; seldom any.
    static List<Separation> of(Entity entity, Outcomes outcomes, ContrastWords words) {
        var contrast = new Contrast(entity, outcomes);
        if (contrast.bad.cardinality() < AttributeTree.LEAST_BAD) {
            return List.of();
        }
        List<Rule> rules = contrast.concurrent();
        return rules.isEmpty()
                ? contrast.fresh().stream()
                        .map(rule -> contrast.told(rule, false, words))
                        .toList()
                : rules.stream().map(rule -> contrast.told(rule, true, words)).toList();
    }

    /// @param rows   of the outcomes since it began
    /// @param others beside which they are told
    private record Rule(List<Condition> conditions, List<Condition> alike, BitSet rows, Counted with, Counted others) {}

    private List<Rule> concurrent() {
        Traits known = Traits.of(since, false);
        known.all().forEach(trait -> traits.put(trait.condition(), trait));
        var tree = new AttributeTree(known, bad, since.size());
        var found = new ArrayList<Rule>();
        Set<List<Condition>> seen = new HashSet<>();
        for (List<Condition> path : tree.paths()) {
            List<Condition> conditions = effect(rule(path)) >= LARGE ? pruned(path) : List.of();
            if (!conditions.isEmpty() && seen.add(conditions)) {
                Rule rule = rule(conditions);
                if (holds(rule, tree)) {
                    found.add(rule);
                }
            }
        }
        found.sort(Comparator.comparingInt((Rule rule) -> -rule.with().bad())
                .thenComparing(rule -> rule.conditions().toString()));
        return apart(found);
    }

    /// Without those whose bad ones were told of already.
    private static List<Rule> apart(List<Rule> rules) {
        var told = new ArrayList<Rule>();
        for (Rule rule : rules) {
            boolean again = told.stream()
                    .anyMatch(known -> 2 * AttributeTree.count(known.rows(), rule.rows())
                            > rule.rows().cardinality());
            if (!again && told.size() < MOST) {
                told.add(rule);
            }
        }
        return told;
    }

    /// The last conditions first: what does not make it worse, or is said by another.
    private List<Condition> pruned(List<Condition> path) {
        var left = new ArrayList<>(path);
        for (int i = path.size() - 1; i >= 0 && left.size() > 1; i--) {
            var without = new ArrayList<>(left);
            without.remove(path.get(i));
            if (counted(rows(without)).share() >= NEARLY * counted(rows(left)).share()) {
                left = without;
            }
        }
        return left.stream()
                .sorted(Comparator.comparing((Condition one) -> !one.is()).thenComparing(Traits.BY_NAME))
                .toList();
    }

    private BitSet rows(List<Condition> conditions) {
        var rows = new BitSet();
        rows.set(0, since.size());
        for (Condition condition : conditions) {
            BitSet has = trait(condition).rows();
            if (condition.is()) {
                rows.and(has);
            } else {
                rows.andNot(has);
            }
        }
        return rows;
    }

    private Traits.Trait trait(Condition condition) {
        return Objects.requireNonNull(traits.get(new Condition(condition.attribute(), condition.value(), true)));
    }

    private Rule rule(List<Condition> conditions) {
        BitSet rows = rows(conditions);
        var others = new BitSet();
        others.set(0, since.size());
        others.andNot(rows);
        List<Condition> alike = conditions.size() == 1 && conditions.getFirst().is()
                ? trait(conditions.getFirst()).alike()
                : List.of();
        return new Rule(conditions, alike, rows, counted(rows), counted(others));
    }

    private boolean holds(Rule rule, AttributeTree tree) {
        Counted usually = counted(outcomes.before().stream()
                .filter(outcome -> has(outcome, rule.conditions()))
                .toList());
        return rule.with().bad() >= Math.max(AttributeTree.LEAST_BAD, LEAST_PART * bad.cardinality())
                && effect(rule) >= LARGE
                && (usually.all() == 0 || effect(rule.with(), usually) >= LARGE)
                && tree.isBeyondChance(rule.rows(), rule.conditions().size());
    }

    private static double effect(Rule rule) {
        return effect(rule.with(), rule.others());
    }

    private static double effect(Counted one, Counted other) {
        return 2 * Math.asin(Math.sqrt(one.share())) - 2 * Math.asin(Math.sqrt(other.share()));
    }

    /// What came with it and was never there before; all that came so with the same are alike.
    private Optional<Rule> fresh() {
        if (outcomes.earlier().size() < LEAST_BEFORE) {
            return Optional.empty();
        }
        Set<Condition> seen = new HashSet<>();
        outcomes.earlier()
                .forEach(outcome ->
                        outcome.traits().forEach((name, value) -> seen.add(new Condition(name, value, true))));
        Counted before = counted(outcomes.earlier());
        return Traits.of(since, true).all().stream()
                .filter(trait -> AttributeTree.count(trait.rows(), bad) >= NEARLY_ALL * bad.cardinality())
                .filter(trait -> effect(counted(trait.rows()), before) >= LARGE)
                .flatMap(trait -> fresh(trait, seen, before).stream())
                .findFirst();
    }

    private Optional<Rule> fresh(Traits.Trait trait, Set<Condition> seen, Counted before) {
        List<Condition> fresh = Stream.concat(Stream.of(trait.condition()), trait.alike().stream())
                .filter(condition -> !seen.contains(condition))
                .toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> alike = fresh.subList(1, fresh.size());
        return Optional.of(new Rule(fresh.subList(0, 1), alike, trait.rows(), counted(trait.rows()), before));
    }

    private Counted counted(BitSet rows) {
        return counted(rows.stream().mapToObj(since::get).toList());
    }

    private Counted counted(List<Outcome> some) {
        int failed = (int) some.stream().filter(Outcome::failed).count();
        int all = (int) some.stream().filter(Outcome::bad).count();
        return new Counted(all, some.size(), outcomes.share(failed, all, some.size()));
    }

    private static boolean has(Outcome outcome, List<Condition> conditions) {
        return conditions.stream()
                .allMatch(condition ->
                        condition.value().equals(outcome.traits().get(condition.attribute())) == condition.is());
    }

    private Separation told(Rule rule, boolean beside, ContrastWords words) {
        List<Condition> fresh = rule.conditions().stream()
                .filter(condition -> condition.is() && isFresh(List.of(condition)))
                .toList();
        long first = fresh.isEmpty() ? 0 : first(fresh);
        long failed =
                rule.rows().stream().filter(row -> since.get(row).failed()).count();
        boolean fails = failed >= LEAST_PART * rule.with().bad();
        boolean slow = rule.with().bad() - failed >= LEAST_PART * rule.with().bad();
        var told = new Separation(entity, rule.conditions(), rule.alike(), rule.with(), rule.others(), first, "");
        return words.said(told, new ContrastWords.How(outcomes.requests(), slow, fails, beside, fresh));
    }

    private boolean isFresh(List<Condition> conditions) {
        return outcomes.earlier().size() >= LEAST_BEFORE
                && outcomes.earlier().stream().noneMatch(outcome -> has(outcome, conditions));
    }

    private long first(List<Condition> conditions) {
        return outcomes.all().stream()
                .filter(outcome -> has(outcome, conditions))
                .mapToLong(Outcome::nanos)
                .min()
                .orElse(0);
    }
}
