// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.cohort.OwnerLabel;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Owned;
import io.vedette.core.domain.Recalled;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Telling;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Each team's purse, and one for what no team owns; an incident is weighed by one of them for all its life.
///
/// That is the one of whoever owns what it began with. What is named as its cause changes while an incident grows, and
/// whoever was woken first would then have been woken at another's expense.
final class Purses {
    private static final int FORMAT = 2;

    /// Written before there were teams: one purse.
    private static final int ALONE = 1;

    private static final int MOST = 1_000_000;
    private static final int MOST_TEAMS = 10_000;
    private static final String REST = "";
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /// What labels said is thought of for as long as an entity is taken for watched.
    private static final long DAY_NANOS = 24 * HOUR_NANOS;

    private final BudgetSettings settings;
    private final Purse rest;
    private final SequencedMap<String, Purse> purses = new LinkedHashMap<>();
    private final Map<String, Owned> labelled = new TreeMap<>();
    private final Map<String, Telling> open = new TreeMap<>();
    private long now = Long.MIN_VALUE;
    private long balanceAt = Long.MAX_VALUE;

    Purses(BudgetSettings settings) {
        this.settings = settings;
        this.rest = new Purse(REST, settings.teams().isEmpty() ? "" : " of no team", settings);
        purses.put(REST, rest);
        for (Team team : settings.teams()) {
            purses.put(team.name(), new Purse(team.name(), " of " + team.name(), settings.of(team)));
        }
    }

    void on(Case heard, Consumer<? super Ruling> out) {
        now = Math.max(now, heard.nanos());
        switch (heard) {
            case Recalled _ -> {
                // It was weighed before the restart.
            }
            case Owned owned -> label(owned);
            case Attended(var entity, long nanos) -> attend(entity, nanos, out);
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

    private void label(Owned owned) {
        String entity = owned.entity().id();
        if (settings.named(owned.team()).isEmpty()) {
            labelled.remove(entity);
        } else {
            labelled.put(entity, owned);
        }
    }

    private void attend(Entity entity, long nanos, Consumer<? super Ruling> out) {
        Purse own = purse(owner(entity, label(entity)));
        purses.values().stream().filter(other -> other != own).forEach(other -> other.leave(entity.id()));
        own.attend(entity.id(), nanos);
        startClock(out);
    }

    /// From the first thing heard on, all balances are told every hour.
    private void startClock(Consumer<? super Ruling> out) {
        if (balanceAt == Long.MAX_VALUE) {
            balanceAt = now;
            wake(now, out);
        }
    }

    private Optional<String> label(Entity entity) {
        return Optional.ofNullable(labelled.get(entity.id())).map(Owned::team);
    }

    private String owner(Entity entity, Optional<String> label) {
        return settings.owner(entity, label).map(Team::name).orElse(REST);
    }

    /// What an alert says of itself goes before what its entity's series say.
    private String owner(Incident incident) {
        Optional<String> said = incident.members().getFirst().item() instanceof Alert alert
                ? OwnerLabel.of(alert.labels())
                        .filter(team -> settings.named(team).isPresent())
                : Optional.empty();
        return owner(incident.entity(), said.or(() -> label(incident.entity())));
    }

    private Purse purse(String team) {
        return purses.getOrDefault(team, rest);
    }

    private void follow(IncidentEvent event, Optional<Telling> before, Consumer<? super Ruling> out) {
        Incident incident = event.incident();
        if (before.isPresent() && before.get().told()) {
            out.accept(new Ruling.Ruled(event.with(incident.told(before.get())), Ruling.News.NOTHING));
            return;
        }
        Purse purse = purse(before.map(Telling::team).orElseGet(() -> owner(incident)));
        Telling telling = purse.follow(incident, before.isEmpty(), now);
        open.put(incident.id(), telling);
        Ruling.News news = telling.told() ? Ruling.News.BEGAN : Ruling.News.NOTHING;
        out.accept(new Ruling.Ruled(event.with(incident.told(telling)), news));
        if (telling.told() || before.isEmpty()) {
            out.accept(purse.balance(now));
            startClock(out);
        }
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
            labelled.values().removeIf(owned -> owned.nanos() < now - DAY_NANOS);
            purses.values().forEach(purse -> purse.forget(now));
            balance(out);
        }
    }

    void balance(Consumer<? super Ruling> out) {
        if (now != Long.MIN_VALUE) {
            purses.values().forEach(purse -> out.accept(purse.balance(now)));
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(now);
        out.writeLong(balanceAt);
        out.writeInt(labelled.size());
        for (Owned owned : labelled.values()) {
            SavedState.writeText(owned.entity().id(), out);
            SavedState.writeText(owned.team(), out);
            out.writeLong(owned.nanos());
        }
        out.writeInt(open.size());
        for (Map.Entry<String, Telling> entry : open.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeBoolean(entry.getValue().told());
            out.writeLong(entry.getValue().nanos());
            out.writeUTF(entry.getValue().why());
            out.writeUTF(entry.getValue().team());
        }
        out.writeInt(purses.size());
        for (Map.Entry<String, Purse> entry : purses.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().save(out);
        }
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        switch (format) {
            case ALONE -> restoreAlone(in);
            case FORMAT -> restoreAll(in);
            default ->
                throw new IOException("budget state has format %d, this release reads %d".formatted(format, FORMAT));
        }
    }

    private void restoreAlone(DataInput in) throws IOException {
        long since = in.readLong();
        now = in.readLong();
        balanceAt = in.readLong();
        rest.restoreWatched(since, in);
        for (int left = SavedState.count(in, "open incidents", MOST); left > 0; left--) {
            open.put(in.readUTF(), new Telling(in.readBoolean(), in.readLong(), in.readUTF(), REST));
        }
        rest.restoreCounts(in);
    }

    private void restoreAll(DataInput in) throws IOException {
        now = in.readLong();
        balanceAt = in.readLong();
        for (int left = SavedState.count(in, "labelled entities", MOST); left > 0; left--) {
            Entity entity = Entity.parse(SavedState.text(in, "an entity"));
            label(new Owned(entity, SavedState.text(in, "a team"), in.readLong()));
        }
        for (int left = SavedState.count(in, "open incidents", MOST); left > 0; left--) {
            open.put(in.readUTF(), new Telling(in.readBoolean(), in.readLong(), in.readUTF(), in.readUTF()));
        }
        for (int left = SavedState.count(in, "teams", MOST_TEAMS); left > 0; left--) {
            String team = in.readUTF();
            // What settings no longer name is read past.
            purses.getOrDefault(team, new Purse(team, "", settings)).restore(in);
        }
    }
}
