// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Telling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One incident with all its members.
///
/// - **Cost:** O(1) a word on a member, O(members) an [#incident].
final class Group {
    private final String id;
    private final long startNanos;
    private final String expected;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Entity, Presence> presences = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /// All that were ever named: a later word on a member may name others.
    private final Set<String> places = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();

    /// Incidents that became part of this one, by their id.
    private final Map<String, Former> formers = new TreeMap<>();

    /// Alerts that come and go: their end is believed at this time, unless they come again.
    private final Map<String, Long> held = new TreeMap<>();

    /// The incident that its members were in by mistake.
    private String leftFrom = "";

    private Life life = Life.BEGINNING;
    private long lastNanos = Long.MIN_VALUE;
    private long endNanos;
    private int going;
    private boolean told;
    private boolean reopened;
    private boolean touched;

    /// Of so many entities it was when it was looked at last.
    private int looked;

    private long lastWord = Long.MIN_VALUE;

    /// When an entity's members began.
    record Presence(long firstNanos, long lastNanos) {
        Presence and(long nanos) {
            return new Presence(Math.min(firstNanos, nanos), Math.max(lastNanos, nanos));
        }

        /// The beginning that is nearest.
        long nearest(long nanos) {
            return Math.abs(nanos - firstNanos) < Math.abs(nanos - lastNanos) ? firstNanos : lastNanos;
        }
    }

    Group(String id, long startNanos, String expected) {
        this.id = id;
        this.startNanos = startNanos;
        this.expected = expected;
    }

    /// One that is over, and that nothing is known of but that people heard of it.
    static Group resolved(String id, long startNanos, String expected) {
        Group group = new Group(id, startNanos, expected);
        Life over = new Life(Incident.State.RESOLVED, false, true);
        group.restore(new Rest(over, "", 0, Long.MIN_VALUE, Long.MIN_VALUE, 0, true));
        return group;
    }

    String id() {
        return id;
    }

    long startNanos() {
        return startNanos;
    }

    String expected() {
        return expected;
    }

    String leftFrom() {
        return leftFrom;
    }

    /// Its members were in another by mistake.
    void comeFrom(Group group) {
        leftFrom = group.id();
    }

    boolean isApartFrom(Group other) {
        return leftFrom.equals(other.id()) || other.leftFrom.equals(id);
    }

    Life life() {
        return life;
    }

    Collection<Member> members() {
        return members.values();
    }

    Set<Entity> entities() {
        return presences.keySet();
    }

    Set<String> places() {
        return places;
    }

    Optional<Presence> presence(Entity entity) {
        return Optional.ofNullable(presences.get(entity));
    }

    Optional<Member> member(String fingerprint) {
        return Optional.ofNullable(members.get(fingerprint));
    }

    /// A member that is new here, or a later word on one.
    void put(Member member) {
        Member before = members.put(member.fingerprint(), member);
        going += (member.goesOn() ? 1 : 0) - (before != null && before.goesOn() ? 1 : 0);
        locate(member);
        lastNanos = Math.max(lastNanos, member.item().nanos());
        changed.add(member.fingerprint());
        gone.remove(member.fingerprint());
        life = going > 0 ? life.stir() : life.calm();
    }

    private void locate(Member member) {
        presences.merge(
                member.entity(),
                new Presence(member.startNanos(), member.startNanos()),
                (known, fresh) -> known.and(fresh.firstNanos()));
        places.addAll(Places.of(member.item()));
    }

    /// Takes members out; they say why.
    List<Member> leave(Collection<String> fingerprints, String why) {
        List<Member> left = new ArrayList<>();
        for (String fingerprint : fingerprints) {
            Member member = member(fingerprint).orElseThrow();
            members.remove(fingerprint);
            going -= member.goesOn() ? 1 : 0;
            changed.remove(fingerprint);
            gone.add(fingerprint);
            held.remove(fingerprint);
            left.add(member.because(why));
        }
        presences.clear();
        places.clear();
        members.values().forEach(this::locate);
        looked = Math.min(looked, presences.size());
        life = going > 0 ? life.stir() : life.calm();
        return left;
    }

    /// Those that people may know as members; whoever is put again is one.
    void lacks(Collection<String> fingerprints) {
        gone.addAll(fingerprints);
    }

    void hold(String fingerprint, long untilNanos) {
        held.put(fingerprint, untilNanos);
    }

    void release(String fingerprint) {
        held.remove(fingerprint);
    }

    Map<String, Long> held() {
        return held;
    }

    /// Those whose end is believed by now are over.
    void settle(long nanos) {
        for (Map.Entry<String, Long> entry : List.copyOf(held.entrySet())) {
            if (entry.getValue() <= nanos) {
                held.remove(entry.getKey());
                member(entry.getKey()).map(Member::over).ifPresent(this::put);
            }
        }
    }

    void live(Life next) {
        life = next;
    }

    void comeBack() {
        life = life.comeBack();
        endNanos = 0;
        reopened = true;
    }

    /// @param atNanos when it was over
    void resolve(long atNanos) {
        for (Member member : List.copyOf(members.values())) {
            if (member.goesOn()) {
                put(member.over());
            }
        }
        held.clear();
        life = life.resolve();
        endNanos = Math.max(1, atNanos);
    }

    /// When the last word on a member was said.
    long lastNanos() {
        return lastNanos;
    }

    /// When it is over for good, if nothing else comes.
    long dueNanos(long quietNanos) {
        long due = life.state() == Incident.State.MITIGATED ? lastNanos + quietNanos : Long.MAX_VALUE;
        return Math.min(
                due, held.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE));
    }

    /// A person's word changes it though no member did.
    void touch(long nanos) {
        touched = true;
        lastWord = Math.max(lastWord, nanos);
    }

    /// Whether as many entities came to it since it was last asked as are worth another look: of a
    /// large one that is one in twenty, so that all looks together cost little more than the last.
    boolean hasGrown() {
        boolean since = presences.size() > looked + looked / 20;
        looked = since ? presences.size() : looked;
        return since;
    }

    /// Whether a person has had a say in it.
    boolean isSpokenFor() {
        return lastWord != Long.MIN_VALUE;
    }

    boolean hasNews() {
        return touched || !changed.isEmpty() || !gone.isEmpty();
    }

    /// When the latest word that changed it was said.
    long wordNanos() {
        return Math.max(lastWord, lastNanos);
    }

    boolean isTold() {
        return told;
    }

    boolean wasReopened() {
        return reopened;
    }

    /// Members that joined or changed since the last time, by their start; forgets that they did.
    List<Member> news() {
        List<Member> news = new ArrayList<>();
        changed.forEach(fingerprint -> news.add(members.get(fingerprint)));
        news.sort(Comparator.comparingLong(Member::startNanos).thenComparing(Member::fingerprint));
        changed.clear();
        told = true;
        touched = false;
        reopened = false;
        return news;
    }

    /// Those that left since the last time; forgets that they did.
    List<String> left() {
        List<String> left = List.copyOf(gone);
        gone.clear();
        return left;
    }

    /// What it is when it becomes part of another.
    Former former() {
        return new Former(startNanos, expected, new TreeSet<>(members.keySet()));
    }

    Map<String, Former> formers() {
        return formers;
    }

    Incident incident(String partOf) {
        List<Member> shown = Strongest.of(members.values());
        return new Incident(
                id,
                Strongest.title(shown, troubled().size()),
                life.state(),
                life.acknowledged(),
                startNanos,
                endNanos,
                presences.keySet().stream().limit(Incident.MOST_ENTITIES).toList(),
                shown,
                members.size(),
                partOf,
                expected,
                Telling.ALWAYS);
    }

    /// Its entities but those of which it knows nothing but a change.
    Set<Entity> troubled() {
        return members.values().stream()
                .filter(member -> !(member.item() instanceof Change))
                .map(Member::entity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What [GroupBytes] writes beside the members.
    record Rest(Life life, String leftFrom, int looked, long lastNanos, long lastWord, long endNanos, boolean told) {}

    Rest rest() {
        return new Rest(life, leftFrom, looked, lastNanos, lastWord, endNanos, told);
    }

    void restore(Rest rest) {
        life = rest.life();
        leftFrom = rest.leftFrom();
        looked = rest.looked();
        lastNanos = rest.lastNanos();
        lastWord = rest.lastWord();
        endNanos = rest.endNanos();
        told = rest.told();
        changed.clear();
    }
}
