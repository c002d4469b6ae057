// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Case;
import io.vedette.core.domain.Ruling;
import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Which incidents people are told of, so that they are woken as often as they said and no oftener: by team where there
/// are any.
///
/// - **In:** incidents of all entities, word of whom we watch and whose they are.
/// - **Out:** one [Ruling.Ruled] an event; a [Ruling.Balance] of each budget an hour, and with each page or note.
/// - **Cost:** O(incidents of late) an event.
/// - **State:** see [Operator]; one memory for all, as an incident may go over into one of another team.
public final class Budget implements Operator<Case, Ruling> {
    private static final long serialVersionUID = 1;

    private static final String ALL = "all";

    private final BudgetSettings settings;

    public Budget(BudgetSettings settings) {
        this.settings = settings;
    }

    @Override
    public String keyOf(Case heard) {
        return ALL;
    }

    @Override
    public Memory<Case, Ruling> begin(String key) {
        return new Weighing(new Purses(settings));
    }

    @Override
    public Memory<Case, Ruling> restore(String key, DataInput saved) throws IOException {
        Purses purses = new Purses(settings);
        SavedState.read("budget state of " + key, () -> purses.restore(saved));
        return new Weighing(purses);
    }

    private record Weighing(Purses purses) implements Memory<Case, Ruling> {
        @Override
        public void on(Case heard, Consumer<? super Ruling> out) {
            purses.on(heard, out);
        }

        @Override
        public long wakeAt() {
            return purses.wakeAt();
        }

        @Override
        public void wake(long nanos, Consumer<? super Ruling> out) {
            purses.wake(nanos, out);
        }

        @Override
        public void recall(Consumer<? super Ruling> out) {
            purses.balance(out);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            purses.save(out);
        }
    }
}
