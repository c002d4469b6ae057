// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Item;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Recalled;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Items become members of incidents; incidents open, come back and end.
final class Incidents {
    private static final int MOST = 10_000_000;

    /// So strong a bond to two incidents says that they are one.
    private static final double BRIDGE = 0.4;

    private final CorrelateSettings settings;
    private final Neighbours neighbours;
    private final Company company = new Company();
    private final Flaps flaps = new Flaps();
    private final Expectations expectations = new Expectations();
    private final OpenGroups open = new OpenGroups();
    private final ClosedGroups closed;
    private final RecentChanges changes = new RecentChanges();
    private final Matching matching;
    private final Review review;
    private final Parting parting = new Parting(open, company);

    /// Items that a person put an end to while they went on, and when.
    private final Map<String, Long> silenced = new TreeMap<>();

    /// @param watched those whose trouble would be seen; may grow
    Incidents(CorrelateSettings settings, Neighbours neighbours, Set<Entity> watched) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.closed = new ClosedGroups(settings.reopen().toNanos());
        this.matching = new Matching(open, new Kinship(neighbours, company, watched));
        this.review = new Review(open, matching, company, new Callers(neighbours));
    }

    /// When something is over that nobody says anything of.
    long dueNanos() {
        return open.all().stream()
                .mapToLong(group -> group.dueNanos(settings.quiet().toNanos()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void take(Item item, long startNanos, Consumer<? super Case> out) {
        // What was over before this began is over, woken or not: history that is back-filled sees no clock.
        expire(startNanos, out);
        Optional<Group> home = open.home(item.fingerprint());
        if (home.isPresent()) {
            follow(home.get(), item);
        } else if (silenced.containsKey(item.fingerprint())) {
            if (!item.goesOn()) {
                silenced.remove(item.fingerprint());
            }
        } else if (item instanceof Change change) {
            take(change);
        } else if (item.goesOn() && !closed.knowsLater(item)) {
            begin(item, startNanos, out);
        }
        // The end of what nobody knows is no trouble, nor is a late word of what has ended since.
    }

    /// A later word on a member.
    private void follow(Group group, Item item) {
        Member before = group.member(item.fingerprint()).orElseThrow();
        if (before.item().equals(item) || item.nanos() < before.item().nanos()) {
            // Said again, or said before what is known: a sender's late retry.
            return;
        }
        if (item.goesOn()) {
            group.release(item.fingerprint());
        } else if (item instanceof Alert && before.item().goesOn()) {
            int times = flaps.ended(item.fingerprint(), item.nanos());
            if (times >= Flaps.OFTEN) {
                group.hold(
                        item.fingerprint(), item.nanos() + 2 * settings.quiet().toNanos());
                String why = before.why().replaceFirst("; comes and goes.*", "");
                open.put(
                        group,
                        new Member(
                                item,
                                before.startNanos(),
                                true,
                                "%s; comes and goes, %d times in half an hour".formatted(why, times)));
                return;
            }
        }
        open.put(group, before.with(item));
    }

    private void take(Change change) {
        expectations.take(change);
        changes.take(change);
        List<Matching.Match> matches = matching.of(change, change.nanos());
        if (!matches.isEmpty()) {
            Matching.Match best = matches.getFirst();
            join(
                    best.group(),
                    new Member(change, change.nanos(), false, best.bond().why()));
        }
    }

    private void begin(Item item, long startNanos, Consumer<? super Case> out) {
        Optional<Group> returned = closed.of(item, startNanos);
        if (returned.isPresent()) {
            comeBack(returned.get());
            follow(returned.get(), item);
            return;
        }
        List<Matching.Match> matches = matching.of(item, startNanos);
        String expected = expectations.of(item, startNanos, neighbours);
        // Whoever was taken out of an incident with others takes his own with him.
        Set<String> left = matches.stream()
                .filter(Matching.Match::isOwn)
                .map(match -> match.group().leftFrom())
                .collect(Collectors.toSet());
        // What was announced neither joins trouble that was not, nor the other way round.
        List<Matching.Match> alike = matches.stream()
                .filter(match -> match.group().expected().equals(expected))
                .filter(match -> !left.contains(match.group().id()))
                .toList();
        if (!alike.isEmpty()) {
            Group group = unite(alike, startNanos, out);
            join(
                    group,
                    new Member(item, startNanos, true, alike.getFirst().bond().why()));
        } else if (isWorthOpening(item)) {
            open(item, startNanos, expected);
        }
    }

    /// Word that a system sends for information opens nothing by itself.
    private static boolean isWorthOpening(Item item) {
        return !(item instanceof Alert alert)
                || alert.severity() == Severity.NONE
                || alert.severity().compareTo(Severity.WARN) >= 0;
    }

    private void open(Item item, long startNanos, String expected) {
        String id = item instanceof Alert ? item.fingerprint() + "/" + startNanos / 1_000_000 : item.fingerprint();
        Group group = new Group(id, startNanos, expected);
        open.add(group);
        join(group, new Member(item, startNanos, true, expected.isEmpty() ? "opened it" : expected));
    }

    private void join(Group group, Member member) {
        if (group.members().size() >= settings.maxMembers()) {
            return;
        }
        boolean fresh = group.presence(member.entity()).isEmpty();
        open.put(group, member);
        if (fresh && !(member.item() instanceof Change)) {
            changes.before(member.startNanos()).forEach(change -> bring(group, member, change));
        }
    }

    /// A change shortly before trouble, on the same entity or next to it, belongs to it.
    private void bring(Group group, Member member, Change change) {
        if (open.home(change.fingerprint()).isPresent()) {
            return;
        }
        Bond bond = matching.relatives(member.entity(), member.startNanos()).getOrDefault(change.entity(), Bond.NONE);
        if (bond.isEnough()) {
            String when = Kinship.when(change.nanos(), member.startNanos()).replace("which", "where trouble");
            open.put(group, new Member(change, change.nanos(), false, bond.why() + when));
        }
    }

    /// An item that belongs to several incidents makes them one, the one that began first. But one cause is enough: of
    /// several incidents that may have hurt it, it joins the one that it has most to do with.
    private Group unite(List<Matching.Match> matches, long nanos, Consumer<? super Case> out) {
        Matching.Match best = matches.getFirst();
        List<Group> same = matches.stream()
                .filter(match -> match == best || isBridge(match, best))
                .map(Matching.Match::group)
                .sorted(Comparator.comparingLong(Group::startNanos).thenComparing(Group::id))
                .toList();
        for (Group later : same.subList(1, same.size())) {
            absorb(same.getFirst(), later, nanos, out);
        }
        return same.getFirst();
    }

    /// What was taken apart stays apart.
    private static boolean isBridge(Matching.Match match, Matching.Match best) {
        return match.bond().weight() >= BRIDGE
                && match.bond().role() != Bond.Role.CAUSE
                && !match.group().isApartFrom(best.group());
    }

    private void absorb(Group into, Group group, long nanos, Consumer<? super Case> out) {
        if (group.isTold()) {
            tell(group, out);
        }
        boolean told = group.isTold();
        List<Member> members = List.copyOf(group.members());
        open.remove(group);
        if (told) {
            into.formers().putAll(group.formers());
            into.formers().put(group.id(), group.former());
        }
        members.forEach(member -> open.put(into, member));
        group.held().forEach(into::hold);
        if (group.life().acknowledged()) {
            into.live(into.life().acknowledge());
        }
        if (told) {
            group.resolve(nanos);
            out.accept(new IncidentEvent.Ended(group.incident(into.id()), nanos, List.of()));
        }
    }

    private void comeBack(Group group) {
        closed.remove(group);
        group.comeBack();
        open.add(group);
    }

    void obey(Verdict verdict, Consumer<? super Case> out) {
        Optional<Group> found = open.group(verdict.incident());
        switch (verdict.kind()) {
            case ACKNOWLEDGE ->
                found.ifPresent(group -> {
                    group.live(group.life().acknowledge());
                    group.touch(verdict.nanos());
                });
            case RESOLVE ->
                found.ifPresent(group -> {
                    group.members().stream()
                            .filter(Member::goesOn)
                            .forEach(member -> silenced.put(member.fingerprint(), verdict.nanos()));
                    end(group, verdict.nanos(), verdict.nanos(), out);
                });
            case REOPEN ->
                closed.group(verdict.incident()).ifPresent(group -> {
                    comeBack(group);
                    group.members().forEach(member -> silenced.remove(member.fingerprint()));
                    group.touch(verdict.nanos());
                });
            case MERGE ->
                found.ifPresent(group -> open.group(verdict.subject())
                        .filter(other -> other != group)
                        .ifPresent(other -> merge(group, other, verdict, out)));
            case SPLIT -> found.ifPresent(group -> parting.split(group, verdict));
            case UNMERGE -> found.ifPresent(group -> parting.unmerge(group, verdict));
            case AGREE, DISAGREE -> {
                // The desk's affair: it is about the cause.
            }
        }
        matching.forget();
    }

    private void merge(Group into, Group group, Verdict verdict, Consumer<? super Case> out) {
        for (Entity one : into.entities()) {
            for (Entity other : group.entities()) {
                company.together(one, other, 1, verdict.nanos());
            }
        }
        into.touch(verdict.nanos());
        absorb(into, group, verdict.nanos(), out);
    }

    private void expire(long nanos, Consumer<? super Case> out) {
        List<Group> due = open.all().stream()
                .filter(group -> group.dueNanos(settings.quiet().toNanos()) <= nanos)
                .toList();
        for (Group group : due) {
            group.settle(nanos);
            if (group.dueNanos(settings.quiet().toNanos()) <= nanos) {
                end(group, group.lastNanos(), nanos, out);
            }
        }
    }

    private void end(Group group, long endNanos, long nanos, Consumer<? super Case> out) {
        tell(group, out);
        group.resolve(endNanos);
        open.remove(group);
        closed.add(group);
        learn(group, nanos);
        out.accept(new IncidentEvent.Ended(group.incident(""), nanos, group.news()));
    }

    /// Who was in trouble together is more likely to be so again. Of a large incident that says little.
    private void learn(Group group, long nanos) {
        List<Entity> entities = List.copyOf(group.entities());
        if (entities.size() > 1 && entities.size() <= 20) {
            for (int one = 0; one < entities.size(); one++) {
                for (int other = one + 1; other < entities.size(); other++) {
                    company.together(entities.get(one), entities.get(other), 1, nanos);
                }
            }
        }
    }

    /// Time has come to this, and all that waited was taken.
    void reach(long nanos, Consumer<? super Case> out) {
        expire(nanos, out);
        review.of(nanos, (into, group) -> absorb(into, group, nanos, out));
        open.all().stream()
                .sorted(Comparator.comparingLong(Group::startNanos).thenComparing(Group::id))
                .forEach(group -> tell(group, out));
        closed.forget(nanos);
        changes.forget(nanos);
        expectations.forget(nanos - settings.reopen().toNanos());
        silenced.values().removeIf(since -> since < nanos - RecentChanges.DAY_NANOS);
        matching.forget();
    }

    private static void tell(Group group, Consumer<? super Case> out) {
        if (!group.hasNews()) {
            return;
        }
        boolean opened = !group.isTold();
        boolean reopened = group.wasReopened();
        List<Member> news = group.news();
        List<String> left = group.left();
        long nanos = group.wordNanos();
        if (opened) {
            out.accept(new IncidentEvent.Opened(group.incident(""), nanos, news));
        } else if (reopened) {
            out.accept(new IncidentEvent.Reopened(group.incident(""), nanos, news));
        }
        if (!left.isEmpty() || !(opened || reopened)) {
            List<Member> rest = opened || reopened ? List.of() : news;
            out.accept(new IncidentEvent.Updated(group.incident(""), nanos, rest, left));
        }
    }

    /// Those that a verdict can still change.
    void recall(Consumer<? super Case> out) {
        closed.all().forEach(group -> out.accept(new Recalled(group.incident(""), group.wordNanos())));
        open.all().forEach(group -> out.accept(new Recalled(group.incident(""), group.wordNanos())));
    }

    void save(DataOutput out) throws IOException {
        company.save(out);
        flaps.save(out);
        expectations.save(out);
        changes.save(out);
        List<Group> all = new ArrayList<>(open.all());
        out.writeInt(all.size());
        for (Group group : all) {
            GroupBytes.write(group, out);
        }
        closed.save(out);
        out.writeInt(silenced.size());
        for (Map.Entry<String, Long> entry : silenced.entrySet()) {
            SavedState.writeText(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
    }

    /// @param formers whether groups were saved with those that became part of them
    void restore(DataInput in, boolean formers) throws IOException {
        company.restore(in);
        flaps.restore(in);
        expectations.restore(in);
        changes.restore(in);
        for (int left = SavedState.count(in, "open incidents", MOST); left > 0; left--) {
            open.add(GroupBytes.read(in, formers));
        }
        closed.restore(in, formers);
        for (int left = SavedState.count(in, "silenced items", MOST); left > 0; left--) {
            silenced.put(SavedState.text(in, "a fingerprint"), in.readLong());
        }
    }
}
