// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Recalled;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Telling;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is left of a budget, and how seldom an incident must be to be told.
final class Purse {
    private static final int FORMAT = 1;
    private static final int MOST = 1_000_000;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final long REPORTED_NANOS = 28 * DAY_NANOS;

    /// Kinds of which it is known how seldom they come.
    private static final Set<Anomaly.Kind> COUNTED =
            Set.of(Anomaly.Kind.UNUSUAL, Anomaly.Kind.SIGNAL, Anomaly.Kind.COHORT);

    private final BudgetSettings settings;
    private final Line line;
    private final Map<String, Long> attended = new TreeMap<>();
    private final Map<String, Telling> open = new TreeMap<>();
    private final Deque<Long> pages = new ArrayDeque<>();
    private final Deque<Long> noted = new ArrayDeque<>();
    private long since = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;
    private long balanceAt = Long.MAX_VALUE;

    Purse(BudgetSettings settings) {
        this.settings = settings;
        this.line = new Line(settings.pages().perWeek());
    }

    void on(Case heard, Consumer<? super Ruling> out) {
        now = Math.max(now, heard.nanos());
        switch (heard) {
            case Recalled _ -> {
                // It was weighed before the restart.
            }
            case Attended(var entity, long nanos) -> attend(entity.id(), nanos, out);
            case IncidentEvent.Ended ended -> end(ended, out);
            case IncidentEvent.Opened opened -> follow(opened, Optional.empty(), out);
            case IncidentEvent.Reopened reopened -> follow(reopened, Optional.empty(), out);
            case IncidentEvent.Updated updated -> {
                // One that is not known was told before anybody weighed.
                Telling before = open.getOrDefault(updated.incident().id(), Telling.ALWAYS);
                follow(updated, Optional.of(before), out);
            }
        }
    }

    private void attend(String entity, long nanos, Consumer<? super Ruling> out) {
        attended.merge(entity, nanos, Math::max);
        if (since == Long.MIN_VALUE) {
            since = nanos;
            line.begin(nanos);
        }
        if (balanceAt == Long.MAX_VALUE) {
            balanceAt = now;
            wake(now, out);
        }
    }

    private void follow(IncidentEvent event, Optional<Telling> before, Consumer<? super Ruling> out) {
        Incident incident = event.incident();
        if (before.isPresent() && before.get().told()) {
            out.accept(new Ruling.Ruled(event.with(incident.told(before.get())), Ruling.News.NOTHING));
            return;
        }
        if (before.isEmpty() && !settings.pages().isNone() && since == Long.MIN_VALUE) {
            since = now;
            line.begin(now);
        }
        Telling telling = weigh(incident);
        open.put(incident.id(), telling);
        if (telling.told()) {
            line.paid();
            pages.addLast(now);
            noted.remove(incident.startNanos());
        } else if (before.isEmpty()) {
            noted.addLast(incident.startNanos());
        }
        Ruling.News news = telling.told() ? Ruling.News.BEGAN : Ruling.News.NOTHING;
        out.accept(new Ruling.Ruled(event.with(incident.told(telling)), news));
        if (telling.told() || before.isEmpty()) {
            balance(out);
        }
    }

    private Telling weigh(Incident incident) {
        if (!incident.expected().isEmpty()) {
            return new Telling(false, 0, incident.expected());
        }
        if (settings.pages().isNone()) {
            return isBesideKin(incident)
                    ? new Telling(false, 0, new BudgetWords(settings, incident.entity(), attended.size()).besideKin())
                    : new Telling(true, now, "");
        }
        double weeks = incident.anomalies()
                .filter(member -> COUNTED.contains(member.kind()))
                .mapToDouble(member -> member.evidence().weeks())
                .max()
                .orElse(0);
        line.passes(now);
        double corrected = line.corrected(incident, weeks);
        line.heard(incident, weeks, now);
        BudgetWords words = new BudgetWords(settings, incident.entity(), attended.size());
        List<Anomaly.Kind> always = incident.anomalies()
                .map(Anomaly::kind)
                .filter(settings.always()::contains)
                .toList();
        if (!always.isEmpty()) {
            return new Telling(true, now, words.always(always.getFirst()));
        }
        Optional<Alert> grave = grave(incident);
        if (grave.isPresent()) {
            return new Telling(
                    true,
                    now,
                    "told: %s says that it is grave".formatted(grave.get().source()));
        }
        double floor = settings.floor().toNanos() / Line.WEEK_NANOS;
        if (corrected < floor) {
            return new Telling(false, 0, words.belowFloor(corrected));
        }
        double needed = line.weeks(incident.id(), attended.size());
        return corrected >= needed
                ? new Telling(true, now, words.told(corrected, needed))
                : new Telling(false, 0, words.noted(corrected, needed));
    }

    /// Whether all that is wrong with it is where it is among its kin, which may have been so for ever.
    /// Who wants to hear of that at once puts the kind among those that are always told.
    private boolean isBesideKin(Incident incident) {
        return !settings.always().contains(Anomaly.Kind.COHORT)
                && incident.size() == incident.members().size()
                && incident.members().stream()
                        .map(Member::item)
                        .allMatch(item -> item instanceof Change
                                || item instanceof Anomaly anomaly && anomaly.kind() == Anomaly.Kind.COHORT);
    }

    /// A limit that somebody set for being woken is not weighed again.
    private static Optional<Alert> grave(Incident incident) {
        return incident.members().stream()
                .map(Member::item)
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.severity().compareTo(Severity.ERROR) >= 0)
                .findFirst();
    }

    private void end(IncidentEvent.Ended event, Consumer<? super Ruling> out) {
        Telling telling = open.remove(event.incident().id());
        Telling known = telling == null ? Telling.ALWAYS : telling;
        if (!event.incident().partOf().isEmpty()) {
            // It goes on as part of another: nobody hears that it is over, and nobody is told of it twice.
            if (known.told()) {
                open.put(event.incident().partOf(), known);
            }
            out.accept(new Ruling.Ruled(event.with(event.incident().told(known)), Ruling.News.NOTHING));
            return;
        }
        out.accept(new Ruling.Ruled(
                event.with(event.incident().told(known)), known.told() ? Ruling.News.ENDED : Ruling.News.NOTHING));
    }

    long wakeAt() {
        return balanceAt;
    }

    void wake(long nanos, Consumer<? super Ruling> out) {
        now = Math.max(now, nanos);
        if (nanos >= balanceAt) {
            balanceAt = nanos + HOUR_NANOS;
            attended.values().removeIf(last -> last < now - DAY_NANOS);
            balance(out);
        }
    }

    void balance(Consumer<? super Ruling> out) {
        if (now == Long.MIN_VALUE) {
            return;
        }
        line.passes(now);
        pages.removeIf(page -> page < now - REPORTED_NANOS);
        noted.removeIf(start -> start < now - REPORTED_NANOS);
        double promised = settings.pages().perWeek();
        double needed = promised == 0 ? 0 : line.weeks("", attended.size());
        out.accept(new Ruling.Balance(
                promised,
                needed,
                promised == 0 ? "" : BudgetWords.often(needed),
                attended.size(),
                since,
                new ArrayList<>(pages),
                noted.size(),
                now));
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(since);
        out.writeLong(now);
        out.writeLong(balanceAt);
        out.writeInt(attended.size());
        for (Map.Entry<String, Long> entry : attended.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(open.size());
        for (Map.Entry<String, Telling> entry : open.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeBoolean(entry.getValue().told());
            out.writeLong(entry.getValue().nanos());
            out.writeUTF(entry.getValue().why());
        }
        save(pages, out);
        save(noted, out);
        line.save(out);
    }

    private static void save(Deque<Long> times, DataOutput out) throws IOException {
        out.writeInt(times.size());
        for (long time : times) {
            out.writeLong(time);
        }
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("budget state has format %d, this release reads %d".formatted(format, FORMAT));
        }
        since = in.readLong();
        now = in.readLong();
        balanceAt = in.readLong();
        int entities = SavedState.count(in, "entities", MOST);
        for (int i = 0; i < entities; i++) {
            attended.put(in.readUTF(), in.readLong());
        }
        int incidents = SavedState.count(in, "open incidents", MOST);
        for (int i = 0; i < incidents; i++) {
            open.put(in.readUTF(), new Telling(in.readBoolean(), in.readLong(), in.readUTF()));
        }
        restore(pages, in);
        restore(noted, in);
        line.restore(in);
    }

    private static void restore(Deque<Long> times, DataInput in) throws IOException {
        int size = SavedState.count(in, "times", MOST);
        for (int i = 0; i < size; i++) {
            times.addLast(in.readLong());
        }
    }
}
