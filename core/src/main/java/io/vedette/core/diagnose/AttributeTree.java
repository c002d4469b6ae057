// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Condition;
import io.vedette.core.numbers.StratifiedExcess;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A shallow decision tree over attributes: which values tell bad outcomes from good ones.
///
/// Each split is "is" or "is not" of one value, the one that leaves the least impurity (Gini); of equal
/// ones the one whose bad side is an "is", then the first by name. A value must tell them apart beyond
/// chance within stretches of time, for what comes and goes with the trouble's worst minutes is not its
/// cause; the more values are looked at, the surer.
///
/// - **Cost:** O(outcomes · attributes) a split, at most seven splits.
/// - **Source:** L. Breiman et al., *Classification and Regression Trees*, 1984; the guard in front of it is
///   Mantel's and Haenszel's, see [StratifiedExcess].
final class AttributeTree {
    /// Of an entity at which nothing separates anything, one in a thousand is said to.
    private static final double CHANCE = 0.001;

    static final int LEAST_BAD = 5;
    private static final int DEPTH = 3;
    private static final int MOST_STRETCHES = 100;
    private static final int LEAST_IN_STRETCH = 25;

    private final List<Traits.Trait> traits;
    private final BitSet bad;
    private final int[] ends;
    private final double needed;

    /// @param size of all outcomes, in order of time
    AttributeTree(Traits traits, BitSet bad, int size) {
        this.traits = traits.all();
        this.bad = bad;
        this.needed = Math.log10(2.0 * Math.max(1, traits.lookedAt()) / CHANCE);
        int stretches = Math.clamp(size / LEAST_IN_STRETCH, 1, MOST_STRETCHES);
        ends = new int[stretches];
        for (int i = 0; i < stretches; i++) {
            ends[i] = (int) ((long) size * (i + 1) / stretches);
        }
    }

    /// Conditions from the root to each leaf, the worse side of each split first.
    List<List<Condition>> paths() {
        var paths = new ArrayList<List<Condition>>();
        BitSet all = new BitSet();
        all.set(0, ends[ends.length - 1]);
        grow(all, List.of(), paths);
        return paths;
    }

    private record Split(Condition condition, BitSet worse, BitSet better, double gain) {
        boolean isBefore(Split other) {
            boolean tie = Math.abs(gain - other.gain) <= 1e-9 * Math.max(gain, other.gain);
            return !tie ? gain > other.gain : condition.is() && !other.condition.is();
        }
    }

    private void grow(BitSet rows, List<Condition> path, List<List<Condition>> paths) {
        Optional<Split> best = path.size() == DEPTH ? Optional.empty() : best(rows);
        if (best.isEmpty()) {
            if (!path.isEmpty()) {
                paths.add(path);
            }
            return;
        }
        Condition condition = best.get().condition();
        grow(best.get().worse(), joined(path, condition), paths);
        var opposite = new Condition(condition.attribute(), condition.value(), !condition.is());
        grow(best.get().better(), joined(path, opposite), paths);
    }

    private static List<Condition> joined(List<Condition> path, Condition last) {
        var joined = new ArrayList<>(path);
        joined.add(last);
        return List.copyOf(joined);
    }

    private Optional<Split> best(BitSet rows) {
        Optional<Split> best = Optional.empty();
        for (Traits.Trait trait : traits) {
            BitSet with = (BitSet) trait.rows().clone();
            with.and(rows);
            BitSet without = (BitSet) rows.clone();
            without.andNot(with);
            if (with.cardinality() >= LEAST_BAD && without.cardinality() >= LEAST_BAD) {
                Split split = split(trait.condition(), with, without);
                if (worth(split, rows)
                        && best.filter(known -> !split.isBefore(known)).isEmpty()) {
                    best = Optional.of(split);
                }
            }
        }
        return best;
    }

    private Split split(Condition condition, BitSet with, BitSet without) {
        double in = share(with);
        double out = share(without);
        double sizes = with.cardinality() + (double) without.cardinality();
        double all = (in * with.cardinality() + out * without.cardinality()) / sizes;
        double left = with.cardinality() / sizes * gini(in) + without.cardinality() / sizes * gini(out);
        boolean is = in > out;
        return new Split(
                is ? condition : new Condition(condition.attribute(), condition.value(), false),
                is ? with : without,
                is ? without : with,
                gini(all) - left);
    }

    private double share(BitSet rows) {
        return count(rows, bad) / (double) rows.cardinality();
    }

    private static double gini(double share) {
        return 2 * share * (1 - share);
    }

    private boolean worth(Split split, BitSet rows) {
        return count(split.worse(), bad) >= LEAST_BAD && split.gain() > 0 && surprise(rows, split.worse()) >= needed;
    }

    /// Whether so many of the chosen are bad by chance, with so many conditions that could have been found.
    boolean isBeyondChance(BitSet chosen, int conditions) {
        BitSet all = new BitSet();
        all.set(0, ends[ends.length - 1]);
        return surprise(all, chosen) >= needed * conditions;
    }

    private double surprise(BitSet rows, BitSet chosen) {
        var excess = new StratifiedExcess(ends.length);
        BitSet marked = (BitSet) rows.clone();
        marked.and(bad);
        BitSet both = (BitSet) chosen.clone();
        both.and(bad);
        int from = 0;
        for (int end : ends) {
            excess.add(
                    count(rows, from, end), count(marked, from, end), count(chosen, from, end), count(both, from, end));
            from = end;
        }
        return excess.surprise();
    }

    private static int count(BitSet rows, int from, int to) {
        return rows.get(from, to).cardinality();
    }

    static int count(BitSet rows, BitSet of) {
        BitSet both = (BitSet) rows.clone();
        both.and(of);
        return both.cardinality();
    }
}
