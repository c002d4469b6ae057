// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.backtest.Backtest;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.backtest.Pupil;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.Profiles;
import io.vedette.core.keep.History;
import io.vedette.core.learn.Curriculum;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teachers;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What other budgets would have brought, told from History.
///
/// - **Cost:** that of training each entity's model anew as often as it was trained then: minutes for tens of entities.
/// - **State:** safe for many threads; one runs at a time.
public final class Rehearsal {
    private final History history;
    private final Curriculum curriculum;
    private final WatchSettings watch;
    private final WatchContext context;
    private final ReentrantLock busy = new ReentrantLock();

    public Rehearsal(History history, Curriculum curriculum, WatchSettings watch, WatchContext context) {
        this.history = history;
        this.curriculum = curriculum;
        this.watch = watch;
        this.context = context;
    }

    /// Outcomes of each budget, with one a team where it has teams; empty while another rehearsal runs.
    public Optional<List<Outcome>> run(long fromNanos, long toNanos, List<BudgetSettings> budgets) throws IOException {
        if (!busy.tryLock()) {
            return Optional.empty();
        }
        try {
            List<Pupil> pupils = pupils(fromNanos, toNanos);
            return Optional.of(budgets.stream()
                    .flatMap(budget -> Backtest.run(pupils, watch, context, budget).stream())
                    .toList());
        } finally {
            busy.unlock();
        }
    }

    private List<Pupil> pupils(long fromNanos, long toNanos) throws IOException {
        List<Pupil> pupils = new ArrayList<>();
        Teachers teachers = new Teachers(curriculum, context.models(), watch.rule());
        for (Entity entity : history.entities()) {
            List<Signal> signals = Profiles.worthReading(history.signals(entity));
            Table table = Table.read(history, entity, signals, fromNanos, toNanos);
            if (table.rows() > watch.warmUpRows()) {
                pupils.add(Pupil.taught(table, teachers.of(entity), watch, Progress.SILENT));
            }
        }
        return pupils;
    }
}
