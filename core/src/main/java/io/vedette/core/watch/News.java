// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What one entity's log lines are news of: one anomaly while new kinds of lines keep coming, one while regular ones
/// are missing.
final class News {
    // A deployment brings fifty new kinds of lines and takes thirty away. That is one anomaly each way, if any: it goes
    // on until nothing new has come for ten minutes, and grows only when it gets graver or twice as wide.

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long QUIET_NANOS = 600_000_000_000L;

    /// What has been missing for so long is gone for good, and everyone knows.
    private static final long GONE_NANOS = 6 * 3_600_000_000_000L;

    /// How long after a change an entity may speak in other words and leave out old ones.
    private static final long CHANGED_NANOS = 1_800_000_000_000L;

    /// A day's jobs are unknown until a day has passed.
    private static final long YOUNG_NANOS = DAY_NANOS;

    /// Who has brought new errors so often within a day brings them always; only what is fatal is told of it then.
    private static final int MOST_A_DAY = 3;

    private static final int MOST_MISSING = 10_000;

    private final Entity entity;
    private final NewsGuard guard;
    private final TreeSet<Integer> missing = new TreeSet<>();
    private Spell fresh = Spell.NONE;
    private Spell stopped = Spell.NONE;
    private long freshLast;
    private long stoppedLast;
    private int kinds;
    private int kindsTold;
    private final ArrayDeque<Long> openings = new ArrayDeque<>();
    private long first = Long.MIN_VALUE;
    private long changed = Long.MIN_VALUE;

    News(Entity entity, NewsSettings settings) {
        this.entity = entity;
        this.guard = new NewsGuard(settings);
    }

    boolean isOpen() {
        return fresh.isOpen() || stopped.isOpen();
    }

    /// What is going on, in a sentence; empty when nothing is.
    String sentence() {
        return fresh.isOpen() ? fresh.evidence().sentence() : stopped.evidence().sentence();
    }

    /// Hears that the entity was spoken of, which is how its age is known.
    void heard(long nanos) {
        first = first == Long.MIN_VALUE ? nanos : Math.min(first, nanos);
    }

    void on(Change change) {
        changed = Math.max(changed, change.nanos());
    }

    void on(Novelty novelty, Consumer<? super Finding> out) {
        heard(novelty.nanos());
        wake(novelty.nanos(), out);
        switch (novelty.kind()) {
            case NEW -> begun(novelty, out);
            case STOPPED -> stopped(novelty, out);
            case RETURNED -> returned(novelty, out);
        }
    }

    private void begun(Novelty novelty, Consumer<? super Finding> out) {
        boolean young = novelty.nanos() - first < YOUNG_NANOS;
        List<Novelty.Pattern> worth = novelty.patterns().stream()
                .filter(pattern -> guard.isWorthTelling(pattern, young || isAfterChange(pattern.sinceNanos())))
                .toList();
        if (worth.isEmpty()) {
            return;
        }
        // Those that are not named are no graver than the last that is.
        boolean all = worth.size() == novelty.patterns().size();
        int came = worth.size() + (all ? novelty.more() : 0);
        Severity gravest = worth.stream()
                .map(Novelty.Pattern::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (!fresh.isOpen() && gravest != Severity.FATAL && isHabit(novelty.nanos())) {
            return;
        }
        freshLast = novelty.nanos();
        kinds += came;
        Evidence evidence =
                new Evidence(NewsGuard.weight(gravest), NewsSentence.begun(entity, worth, kinds), List.of());
        if (!fresh.isOpen()) {
            fresh = new Spell(Anomaly.Kind.NEW, since(worth), evidence);
            openings.addLast(novelty.nanos());
            if (openings.size() > MOST_A_DAY) {
                openings.removeFirst();
            }
            tell(fresh, Anomaly.Phase.OPENED, novelty.nanos(), out);
        } else if (fresh.isNews(evidence.surprise(), 0) || kinds >= 2 * kindsTold) {
            double most = Math.max(evidence.surprise(), fresh.evidence().surprise());
            fresh = fresh.with(new Evidence(most, evidence.sentence(), List.of()));
            tell(fresh, Anomaly.Phase.EXTENDED, novelty.nanos(), out);
        } else {
            return;
        }
        kindsTold = kinds;
    }

    private boolean isHabit(long nanos) {
        openings.removeIf(opening -> nanos - opening > DAY_NANOS);
        return openings.size() >= MOST_A_DAY;
    }

    private void stopped(Novelty novelty, Consumer<? super Finding> out) {
        List<Novelty.Pattern> worth = novelty.patterns().stream()
                .filter(pattern -> !isAfterChange(pattern.sinceNanos()))
                .toList();
        if (worth.isEmpty()) {
            return;
        }
        int before = missing.size();
        worth.stream().limit(MOST_MISSING - before).forEach(pattern -> missing.add(pattern.id()));
        stoppedLast = novelty.nanos();
        String sentence = NewsSentence.stopped(entity, worth, missing.size());
        Evidence evidence = new Evidence(NewsGuard.weight(Severity.WARN), sentence, List.of());
        if (!stopped.isOpen()) {
            stopped = new Spell(Anomaly.Kind.STOPPED, since(worth), evidence);
            tell(stopped, Anomaly.Phase.OPENED, novelty.nanos(), out);
        } else if (missing.size() >= 2 * before) {
            stopped = stopped.with(evidence);
            tell(stopped, Anomaly.Phase.EXTENDED, novelty.nanos(), out);
        }
    }

    private void returned(Novelty novelty, Consumer<? super Finding> out) {
        novelty.patterns().forEach(pattern -> missing.remove(pattern.id()));
        if (missing.isEmpty()) {
            endStopped(novelty.nanos(), out);
        }
    }

    private static long since(List<Novelty.Pattern> patterns) {
        return patterns.stream().mapToLong(Novelty.Pattern::sinceNanos).min().orElseThrow();
    }

    /// A change is often told a little later than it was made.
    private boolean isAfterChange(long nanos) {
        return changed != Long.MIN_VALUE && Math.abs(nanos - changed) <= CHANGED_NANOS;
    }

    long wakeAt() {
        long quiet = fresh.isOpen() ? freshLast + QUIET_NANOS : Long.MAX_VALUE;
        long gone = stopped.isOpen() ? stoppedLast + GONE_NANOS : Long.MAX_VALUE;
        return Math.min(quiet, gone);
    }

    void wake(long nanos, Consumer<? super Finding> out) {
        if (fresh.isOpen() && nanos >= freshLast + QUIET_NANOS) {
            tell(fresh, Anomaly.Phase.ENDED, nanos, out);
            fresh = Spell.NONE;
            kinds = 0;
            kindsTold = 0;
        }
        if (stopped.isOpen() && nanos >= stoppedLast + GONE_NANOS) {
            endStopped(nanos, out);
        }
    }

    private void endStopped(long nanos, Consumer<? super Finding> out) {
        if (stopped.isOpen()) {
            tell(stopped, Anomaly.Phase.ENDED, nanos, out);
        }
        stopped = Spell.NONE;
        missing.clear();
    }

    private void tell(Spell spell, Anomaly.Phase phase, long nanos, Consumer<? super Finding> out) {
        out.accept(spell.tell(entity, phase, nanos));
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(first);
        out.writeLong(changed);
        out.writeLong(freshLast);
        out.writeLong(stoppedLast);
        out.writeInt(kinds);
        out.writeInt(kindsTold);
        save(fresh, out);
        save(stopped, out);
        out.writeInt(openings.size());
        for (long opening : openings) {
            out.writeLong(opening);
        }
        out.writeInt(missing.size());
        for (int id : missing) {
            out.writeInt(id);
        }
    }

    private static void save(Spell spell, DataOutput out) throws IOException {
        out.writeBoolean(spell.isOpen());
        if (spell.isOpen()) {
            spell.save(out);
        }
    }

    private static Spell spell(DataInput in, boolean counted) throws IOException {
        return in.readBoolean() ? Spell.restore(in, counted) : Spell.NONE;
    }

    /// @param counted see [EvidenceBytes#read]
    void restore(DataInput in, boolean counted) throws IOException {
        first = in.readLong();
        changed = in.readLong();
        freshLast = in.readLong();
        stoppedLast = in.readLong();
        kinds = SavedState.count(in, "new kinds of lines", Integer.MAX_VALUE);
        kindsTold = SavedState.count(in, "kinds of lines told", Integer.MAX_VALUE);
        fresh = spell(in, counted);
        stopped = spell(in, counted);
        int opened = SavedState.count(in, "openings", MOST_MISSING);
        for (int i = 0; i < opened; i++) {
            openings.addLast(in.readLong());
        }
        int size = SavedState.count(in, "missing kinds of lines", MOST_MISSING);
        for (int i = 0; i < size; i++) {
            missing.add(in.readInt());
        }
    }
}
