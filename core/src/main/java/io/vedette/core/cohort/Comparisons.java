// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.SavedState;
import io.vedette.core.flow.SavedTexts;
import io.vedette.core.watch.GuardSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The memory of [Cohorts]: who is kin to whom, and who of them is odd. Each cohort is compared once in five minutes,
/// each at a moment of its own.
final class Comparisons {
    private static final int FORMAT = 1;
    private static final int MOST = 10_000_000;
    private static final long TURN_NANOS = 5_000_000_000L;
    private static final int TURNS = 60;

    /// Of more members the first are compared.
    private static final int MOST_KIN = 1_000;

    private final GuardSettings guard;
    private final Belonging belonging = new Belonging();
    private final SortedMap<Entity, Member> members = new TreeMap<>();

    /// What each member is one of.
    private final SortedMap<Entity, List<Part>> partsOf = new TreeMap<>();

    private final SortedMap<Cohort, List<Part>> cohorts = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private boolean regroup;
    private long turn = Long.MIN_VALUE;

    Comparisons(GuardSettings guard) {
        this.guard = guard;
    }

    void take(Levels levels) {
        Member known = members.get(levels.entity());
        if (known == null) {
            Member fresh = new Member(levels);
            members.put(levels.entity(), fresh);
            place(fresh);
        } else if (known.take(levels)) {
            place(known);
        }
    }

    void take(Link link) {
        if (belonging.take(link)) {
            for (Entity end : List.of(link.edge().from(), link.edge().to())) {
                Member known = members.get(end);
                if (known != null) {
                    place(known);
                }
            }
        }
    }

    /// Finds out what a member is one of.
    private void place(Member member) {
        List<Part> parts = Part.of(member, belonging, text -> texts.computeIfAbsent(text, same -> same));
        List<Part> before = partsOf.put(member.entity(), parts);
        regroup = regroup || !parts.isEmpty() || (before != null && !before.isEmpty());
    }

    /// What a person put an end to is expected from now on.
    void take(Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.RESOLVE) {
            members.values().stream()
                    .filter(member -> member.telling().id().equals(verdict.incident()))
                    .forEach(Member::settle);
        }
    }

    long wakeAt() {
        return turn == Long.MIN_VALUE ? Long.MIN_VALUE : (turn + 1) * TURN_NANOS;
    }

    void wake(long nanos, Consumer<? super Anomaly> out) {
        long now = Math.floorDiv(nanos, TURN_NANOS);
        long first = turn == Long.MIN_VALUE ? now : Math.max(turn + 1, now - TURNS + 1);
        if (turn == Long.MIN_VALUE || Math.floorDiv(turn, TURNS) < Math.floorDiv(now, TURNS)) {
            forget(nanos);
        }
        group();
        for (Map.Entry<Cohort, List<Part>> entry : cohorts.entrySet()) {
            long due = first + Math.floorMod(entry.getKey().turn(TURNS) - first, (long) TURNS);
            if (due <= now) {
                compare(entry.getValue(), nanos, out);
            }
        }
        turn = Math.max(turn, now);
    }

    private void forget(long nanos) {
        regroup |= members.values().removeIf(member -> member.isGone(nanos));
        partsOf.keySet().retainAll(members.keySet());
    }

    private void group() {
        if (!regroup) {
            return;
        }
        regroup = false;
        cohorts.clear();
        for (List<Part> parts : partsOf.values()) {
            for (Part part : parts) {
                cohorts.computeIfAbsent(part.cohort(), _ -> new ArrayList<>()).add(part);
            }
        }
        if (cohorts.isEmpty()) {
            texts.clear();
        }
    }

    private void compare(List<Part> parts, long nanos, Consumer<? super Anomaly> out) {
        List<Part> fresh = parts.stream()
                .filter(part -> part.member().isFresh(nanos))
                .limit(MOST_KIN)
                .toList();
        if (fresh.size() >= Core.FEWEST) {
            columns(fresh).values().forEach(column -> column.judge(guard, nanos));
        }
        Distinction distinction = new Distinction(fresh, belonging, nanos);
        parts.stream().map(Part::member).distinct().forEach(member -> {
            List<Part> own = partsOf.getOrDefault(member.entity(), List.of());
            CohortSentence sentence = new CohortSentence(member.entity(), own, distinction);
            member.follow(nanos, sentence::of, out);
        });
    }

    private static Map<String, Column> columns(List<Part> parts) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Part part : parts) {
            String[] keys = part.keys();
            for (int i = 0; i < keys.length; i++) {
                if (!keys[i].isEmpty() && !Double.isNaN(part.level(i))) {
                    columns.computeIfAbsent(keys[i], _ -> new Column(parts.size()))
                            .add(part, i);
                }
            }
        }
        return columns;
    }

    void save(DataOutput out) throws IOException {
        SavedTexts texts = new SavedTexts();
        out.writeInt(FORMAT);
        out.writeLong(turn);
        belonging.save(out, texts);
        out.writeInt(members.size());
        for (Member member : members.values()) {
            MemberBytes.write(member, out, texts);
        }
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("cohort state has format %d, this release reads %d".formatted(format, FORMAT));
        }
        SavedTexts texts = new SavedTexts();
        turn = in.readLong();
        belonging.restore(in, texts);
        for (int left = SavedState.count(in, "members of cohorts", MOST); left > 0; left--) {
            Member member = MemberBytes.read(in, texts);
            members.put(member.entity(), member);
            place(member);
        }
    }
}
