// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Verdict;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.desk.Reach;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What may be said of an incident as it stands, what will come of it, and how it is taken back.
///
/// @param reach  whom a word still reaches
/// @param reopen how long after its end an incident can come back
record VerdictRules(Ledger ledger, Reach reach, Duration reopen, InstantSource clock) {
    private static final int PAGE = 1_000;

    /// @param why why it may not be said now; empty where it may
    record Choice(String kind, boolean allowed, String does, String undo, String why) {}

    /// Those that need no cause.
    List<Choice> choices(CaseFile file) {
        return Stream.of(
                        Verdict.Kind.ACKNOWLEDGE,
                        Verdict.Kind.RESOLVE,
                        Verdict.Kind.REOPEN,
                        Verdict.Kind.MERGE,
                        Verdict.Kind.UNMERGE,
                        Verdict.Kind.SPLIT)
                .map(kind -> {
                    String why = against(file.incident(), kind);
                    if (why.isEmpty()
                            && kind == Verdict.Kind.UNMERGE
                            && file.parts().isEmpty()) {
                        why = "nothing was merged into it";
                    }
                    return new Choice(word(kind), why.isEmpty(), does(file.incident(), kind), undo(kind), why);
                })
                .toList();
    }

    static String word(Verdict.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    String does(Incident incident, Verdict.Kind kind) {
        if (kind == Verdict.Kind.RESOLVE && !reach.holds(incident.id())) {
            return "It is marked as resolved; nothing more was heard of its members.";
        }
        return switch (kind) {
            case ACKNOWLEDGE -> "It is marked as taken up; it stays open until its members are over.";
            case RESOLVE ->
                "It ends now, though members may go on; those open nothing more until they have ended once.";
            case REOPEN -> "It is open again with all its members.";
            case MERGE ->
                "The members of the other incident move into this one, the other ends, and the entities of the"
                        + " two are more likely to be put together again.";
            case UNMERGE ->
                "The members that came with the other incident leave, and it is open again; the entities of the two are"
                        + " less likely to be put together again.";
            case SPLIT ->
                "The member leaves and gets an incident of its own; its entity is less likely to be put"
                        + " together with the others again.";
            case AGREE -> "It is kept as the cause that a person confirmed.";
            case DISAGREE -> "It is kept as a cause that a person ruled out.";
        };
    }

    String undo(Verdict.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "There is nothing to undo: nobody is kept from anything by it.";
            case RESOLVE -> "Reopen it within %s of its end.".formatted(inWords(reopen));
            case REOPEN -> "Resolve it again.";
            case MERGE -> "Undo the merge: all that came with the other leave again (unmerge).";
            case UNMERGE -> "Merge it in again.";
            case SPLIT -> "Merge the member's new incident into this one.";
            case AGREE -> "Say \"not this\" of the same cause: the later word counts.";
            case DISAGREE -> "Agree with the same cause: the later word counts.";
        };
    }

    /// Refuses what cannot be said.
    ///
    /// @throws ProblemException 404 for an unknown subject, 409 when the incident does not allow it
    void require(Incident incident, Verdict.Kind kind, String subject) throws IOException {
        String why = against(incident, kind);
        if (why.isEmpty()) {
            why = switch (kind) {
                case MERGE -> againstMerging(incident, subject);
                case UNMERGE -> againstUnmerging(incident, subject);
                case SPLIT -> againstSplitting(incident, subject);
                case AGREE, DISAGREE -> againstOpinion(incident, kind, subject);
                case ACKNOWLEDGE, RESOLVE, REOPEN -> "";
            };
        }
        if (!why.isEmpty()) {
            throw new ProblemException(new Problem(409, "Not now", why));
        }
    }

    private String against(Incident incident, Verdict.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGE ->
                !incident.isOpen()
                        ? "it is resolved; reopen it first"
                        : incident.acknowledged() ? "somebody is at it already" : outOfReach(incident);
            case RESOLVE -> incident.isOpen() ? "" : "it is resolved already";
            case REOPEN -> againstReopening(incident);
            case MERGE -> incident.isOpen() ? outOfReach(incident) : "it is resolved; only what is open can be merged";
            case UNMERGE ->
                incident.isOpen() ? outOfReach(incident) : "it is resolved; only in an open one can a merge be undone";
            case SPLIT -> againstSplitting(incident);
            case AGREE, DISAGREE -> "";
        };
    }

    /// Why a word would change nothing, though the ledger has the incident as open.
    private String outOfReach(Incident incident) {
        return reach.holds(incident.id())
                ? ""
                : "it is known from the ledger only, so nothing more comes to it; it can only be resolved";
    }

    private String againstReopening(Incident incident) {
        if (incident.isOpen()) {
            return "it is not resolved";
        }
        if (!incident.partOf().isEmpty()) {
            return "it became part of %s; take its members out there".formatted(incident.partOf());
        }
        long since = clock.millis() - incident.endNanos() / 1_000_000L;
        if (since > reopen.toMillis()) {
            return "it ended more than %s ago (correlate.reopen): what comes back now opens a new incident"
                    .formatted(inWords(reopen));
        }
        return reach.holds(incident.id()) ? "" : "its members are forgotten: what comes back now opens a new incident";
    }

    private String againstSplitting(Incident incident) {
        if (!incident.isOpen()) {
            return "it is resolved; only from an open one can a member be taken out";
        }
        return incident.size() < 2 ? "it has one member only" : outOfReach(incident);
    }

    private String againstMerging(Incident incident, String subject) throws IOException {
        Incident other = ledger.incident(subject)
                .orElseThrow(() -> missing("there is no incident %s to merge into this one".formatted(subject)));
        if (other.id().equals(incident.id())) {
            return "an incident cannot be merged into itself";
        }
        if (!other.isOpen()) {
            return "the other incident is resolved; only what is open can be merged";
        }
        String out = outOfReach(other);
        return out.isEmpty() ? "" : "of the other incident: " + out;
    }

    private String againstUnmerging(Incident incident, String subject) throws IOException {
        Incident part = ledger.partsOf(incident).stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElseThrow(
                        () -> missing("no incident %s was merged into this one and is still there".formatted(subject)));
        Set<String> came = fingerprints(part);
        Set<String> there = fingerprints(incident);
        return came.containsAll(there) ? "all that is left of it came from there: nothing would remain of it" : "";
    }

    private Set<String> fingerprints(Incident incident) throws IOException {
        Set<String> fingerprints = new HashSet<>();
        for (int skip = 0; ; skip += PAGE) {
            List<Member> page = ledger.members(incident.id(), skip, PAGE);
            page.forEach(member -> fingerprints.add(member.fingerprint()));
            if (page.size() < PAGE) {
                return fingerprints;
            }
        }
    }

    private String againstSplitting(Incident incident, String subject) throws IOException {
        if (fingerprints(incident).contains(subject)) {
            return "";
        }
        boolean gone = CaseFile.said(incident, ledger).stream()
                .anyMatch(told -> told.kind().equals("split")
                        && subject.equals(told.attributes().get("subject")));
        if (gone) {
            return "it was taken out already";
        }
        throw missing("the incident has no member %s".formatted(subject));
    }

    private String againstOpinion(Incident incident, Verdict.Kind kind, String subject) throws IOException {
        boolean named = ledger.diagnosis(incident.id()).stream()
                .flatMap(diagnosis -> diagnosis.causes().stream())
                .map(Diagnosis.Cause::entity)
                .map(Entity::id)
                .anyMatch(subject::equals);
        boolean touched = incident.entities().stream().map(Entity::id).anyMatch(subject::equals);
        if (!named && !(kind == Verdict.Kind.AGREE && touched)) {
            return "%s is no cause that was named of it".formatted(subject);
        }
        return word(kind).equals(DiagnosisView.opinion(subject, CaseFile.said(incident, ledger)))
                ? "that was said already"
                : "";
    }

    private static ProblemException missing(String detail) {
        return new ProblemException(new Problem(404, "Not found", detail));
    }

    private static String inWords(Duration duration) {
        return duration.toMinutes() >= 1 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
