// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.Ledger.Sent;
import io.vedette.core.keep.Ledger.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All that the ledger holds of one incident.
///
/// @param members by their start, the first [#MOST_MEMBERS] of them
/// @param parts   incidents that were merged into it and are still there, the latest first
/// @param said    by people, oldest first
/// @param notices newest first
record CaseFile(
        Incident incident,
        List<Member> members,
        List<Incident> parts,
        Optional<Diagnosis> diagnosis,
        List<Told> said,
        List<Sent> notices) {
    static final int MOST_MEMBERS = 1_000;
    private static final int MOST_SAID = 5_000;
    private static final int MOST_NOTICES = 1_000;

    /// Whoever spoke of it may have a clock that is behind the sender's.
    private static final long BEFORE_NANOS = Duration.ofMinutes(15).toNanos();

    static CaseFile of(Incident incident, Ledger ledger) throws IOException {
        return new CaseFile(
                incident,
                ledger.members(incident.id(), 0, MOST_MEMBERS),
                ledger.partsOf(incident),
                ledger.diagnosis(incident.id()),
                said(incident, ledger),
                notices(incident, ledger));
    }

    /// What people said of it, oldest first.
    static List<Told> said(Incident incident, Ledger ledger) throws IOException {
        return ledger
                .told("verdict", incident.startNanos() - BEFORE_NANOS, Long.MAX_VALUE, "", MOST_SAID)
                .reversed()
                .stream()
                .filter(told -> incident.id().equals(told.attributes().get("incident")))
                .toList();
    }

    private static List<Sent> notices(Incident incident, Ledger ledger) throws IOException {
        return ledger.messages(MOST_NOTICES).stream()
                .filter(sent -> phase(incident, sent).matches("[a-z]+"))
                .toList();
    }

    /// Which word on the incident was sent, such as `opened`; empty when it is about another.
    static String phase(Incident incident, Sent sent) {
        String begin = incident.id() + "/";
        String end = "@" + sent.channel();
        boolean ours = sent.id().startsWith(begin)
                && sent.id().endsWith(end)
                && sent.id().length() > begin.length() + end.length();
        return ours ? sent.id().substring(begin.length(), sent.id().length() - end.length()) : "";
    }
}
