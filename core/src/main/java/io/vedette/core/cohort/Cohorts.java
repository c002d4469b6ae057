// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import io.vedette.core.watch.GuardSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Entities of one kind are compared with each other: the one that is not where its kin are is told of, once, even
/// when it has been there for ever.
///
/// Kin are those that labels or the topology say are one and the same thing several times ([Traits], [Belonging]);
/// what "not where" means is said in [Core], how long it must last in [Oddness], and how often it is told in [Member].
///
/// - **In:** [Levels], one an entity and five minutes, in any order between two ticks; [Link]s; [Verdict]s.
/// - **Out:** an [Anomaly] of kind `COHORT` when one opens, grows or ends.
/// - **Error:** see [Core]; figures in `bench cohorts`.
/// - **Cost:** O(log members) a level, once in five minutes; about 20 bytes a signal.
/// - **State:** one memory for all, as kin are found from both ends; see [Operator].
public final class Cohorts implements Operator<Lead, Anomaly> {
    private static final long serialVersionUID = 1;

    private static final String REALM = "realm";

    private final GuardSettings guard;

    /// @param guard differences too small to tell anyone about
    public Cohorts(GuardSettings guard) {
        this.guard = guard;
    }

    @Override
    public boolean takes(Lead lead) {
        return lead instanceof Levels || lead instanceof Link || lead instanceof Verdict;
    }

    @Override
    public String keyOf(Lead lead) {
        return REALM;
    }

    @Override
    public Memory<Lead, Anomaly> begin(String key) {
        return new Comparing(new Comparisons(guard));
    }

    @Override
    public Memory<Lead, Anomaly> restore(String key, DataInput saved) throws IOException {
        Comparisons comparisons = new Comparisons(guard);
        SavedState.read("cohort state of " + key, () -> comparisons.restore(saved));
        return new Comparing(comparisons);
    }

    private record Comparing(Comparisons comparisons) implements Memory<Lead, Anomaly> {
        @Override
        public void on(Lead lead, Consumer<? super Anomaly> out) {
            if (lead instanceof Levels levels) {
                comparisons.take(levels);
            } else if (lead instanceof Link link) {
                comparisons.take(link);
            } else if (lead instanceof Verdict verdict) {
                comparisons.take(verdict);
            }
        }

        @Override
        public long wakeAt() {
            return comparisons.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Anomaly> out) {
            comparisons.wake(nanos, out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            comparisons.save(out);
        }
    }
}
