// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A person takes apart what was put together: one member, or all that came with an incident that was merged in.
record Parting(OpenGroups open, Company company) {
    /// Together once and taken apart: that is no company.
    private static final double WEIGHT = 3;

    void split(Group group, Verdict verdict) {
        List<String> leaving = List.of(verdict.subject());
        if (mayLeave(group, leaving)) {
            long ms = verdict.nanos() / 1_000_000;
            Member member = group.member(verdict.subject()).orElseThrow();
            Group own = new Group("%s/apart/%d".formatted(verdict.subject(), ms), member.startNanos(), "");
            part(group, leaving, own, verdict).forEach(left -> open.put(own, left));
        }
    }

    /// The former incident comes back under its old id, with those of its members that are still there.
    void unmerge(Group group, Verdict verdict) {
        Former former = group.formers().get(verdict.subject());
        if (former == null || open.group(verdict.subject()).isPresent()) {
            return;
        }
        Set<String> leaving = new TreeSet<>(former.members());
        leaving.removeIf(fingerprint -> group.member(fingerprint).isEmpty());
        if (mayLeave(group, leaving)) {
            Group own = Group.resolved(verdict.subject(), former.startNanos(), former.expected());
            own.comeBack();
            own.touch(verdict.nanos());
            List<Member> members = leaving.stream()
                    .flatMap(fingerprint -> group.member(fingerprint).stream())
                    .toList();
            own.lacks(former.members());
            part(group, leaving, own, verdict);
            members.forEach(member -> open.put(own, member));
            group.formers().remove(verdict.subject());
            Map<String, Former> within = new TreeMap<>(group.formers());
            within.values().removeIf(other -> !other.isWithin(former.members()));
            group.formers().keySet().removeAll(within.keySet());
            own.formers().putAll(within);
        }
    }

    /// An incident keeps a member at least.
    private static boolean mayLeave(Group group, Collection<String> leaving) {
        return !leaving.isEmpty()
                && leaving.size() < group.members().size()
                && leaving.stream()
                        .allMatch(fingerprint -> group.member(fingerprint).isPresent());
    }

    private List<Member> part(Group group, Collection<String> leaving, Group own, Verdict verdict) {
        Map<String, Long> held = new TreeMap<>(group.held());
        held.keySet().retainAll(leaving);
        String who = verdict.who().isEmpty() ? "a person" : verdict.who();
        List<Member> left = open.leave(group, leaving, "taken out of another incident by " + who);
        group.touch(verdict.nanos());
        left.stream().map(Member::entity).distinct().forEach(entity -> {
            for (Entity other : group.entities()) {
                company.apart(entity, other, WEIGHT, verdict.nanos());
            }
        });
        open.add(own);
        held.forEach(own::hold);
        return left;
    }
}
