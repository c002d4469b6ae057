// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
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

/// What is left of one budget, and how seldom an incident must be to be told out of it.
final class Purse {
    private static final int MOST = 1_000_000;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long REPORTED_NANOS = 28 * DAY_NANOS;

    /// Kinds of which it is known how seldom they come.
    private static final Set<Anomaly.Kind> COUNTED =
            Set.of(Anomaly.Kind.UNUSUAL, Anomaly.Kind.SIGNAL, Anomaly.Kind.COHORT);

    private final String team;
    private final String of;
    private final BudgetSettings settings;
    private final Line line;
    private final Map<String, Long> attended = new TreeMap<>();
    private final Deque<Long> pages = new ArrayDeque<>();
    private final Deque<Long> noted = new ArrayDeque<>();
    private long since = Long.MIN_VALUE;

    /// @param team     whose it is; empty for all whom no team owns
    /// @param of       whose entities are its, for people: ` of payments`; empty for all
    /// @param settings of this team alone
    Purse(String team, String of, BudgetSettings settings) {
        this.team = team;
        this.of = of;
        this.settings = settings;
        this.line = new Line(settings.pages().perWeek());
    }

    void attend(String entity, long nanos) {
        attended.merge(entity, nanos, Math::max);
        begin(nanos);
    }

    /// It is another's now.
    void leave(String entity) {
        attended.remove(entity);
    }

    private void begin(long nanos) {
        if (since == Long.MIN_VALUE) {
            since = nanos;
            line.begin(nanos);
        }
    }

    /// Whether people are told now of an incident of which they were not before.
    ///
    /// @param first whether it is weighed for the first time
    Telling follow(Incident incident, boolean first, long now) {
        if (first && !settings.pages().isNone()) {
            begin(now);
        }
        Telling telling = weigh(incident, now);
        if (telling.told()) {
            line.paid();
            pages.addLast(now);
            noted.remove(incident.startNanos());
        } else if (first) {
            noted.addLast(incident.startNanos());
        }
        return telling;
    }

    private Telling told(long now, String why) {
        return new Telling(true, now, why, team);
    }

    private Telling noted(String why) {
        return new Telling(false, 0, why, team);
    }

    private Telling weigh(Incident incident, long now) {
        if (!incident.expected().isEmpty()) {
            return noted(incident.expected());
        }
        BudgetWords words = new BudgetWords(settings, of, incident.entity(), attended.size());
        if (settings.pages().isNone()) {
            return isBesideKin(incident) ? noted(words.besideKin()) : told(now, "");
        }
        double weeks = incident.anomalies()
                .filter(member -> COUNTED.contains(member.kind()))
                .mapToDouble(member -> member.evidence().weeks())
                .max()
                .orElse(0);
        line.passes(now);
        double corrected = line.corrected(incident, weeks);
        line.heard(incident, weeks, now);
        List<Anomaly.Kind> always = incident.anomalies()
                .map(Anomaly::kind)
                .filter(settings.always()::contains)
                .toList();
        if (!always.isEmpty()) {
            return told(now, words.always(always.getFirst()));
        }
        Optional<Alert> grave = grave(incident);
        if (grave.isPresent()) {
            return told(
                    now, "told: %s says that it is grave".formatted(grave.get().source()));
        }
        double floor = settings.floor().toNanos() / Line.WEEK_NANOS;
        if (corrected < floor) {
            return noted(words.belowFloor(corrected));
        }
        double needed = line.weeks(incident.id(), attended.size());
        return corrected >= needed ? told(now, words.told(corrected, needed)) : noted(words.noted(corrected, needed));
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

    void forget(long now) {
        attended.values().removeIf(last -> last < now - DAY_NANOS);
    }

    Ruling.Balance balance(long now) {
        line.passes(now);
        pages.removeIf(page -> page < now - REPORTED_NANOS);
        noted.removeIf(start -> start < now - REPORTED_NANOS);
        double promised = settings.pages().perWeek();
        double needed = promised == 0 ? 0 : line.weeks("", attended.size());
        return new Ruling.Balance(
                team,
                promised,
                needed,
                promised == 0 ? "" : BudgetWords.often(needed),
                attended.size(),
                since,
                new ArrayList<>(pages),
                noted.size(),
                now);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeInt(attended.size());
        for (Map.Entry<String, Long> entry : attended.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
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
        restoreWatched(in.readLong(), in);
        restoreCounts(in);
    }

    /// @param began when the first entity was judged
    void restoreWatched(long began, DataInput in) throws IOException {
        since = began;
        for (int left = SavedState.count(in, "entities", MOST); left > 0; left--) {
            attended.put(in.readUTF(), in.readLong());
        }
    }

    void restoreCounts(DataInput in) throws IOException {
        restore(pages, in);
        restore(noted, in);
        line.restore(in);
    }

    private static void restore(Deque<Long> times, DataInput in) throws IOException {
        for (int left = SavedState.count(in, "times", MOST); left > 0; left--) {
            times.addLast(in.readLong());
        }
    }
}
