// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.Ledger.Sent;
import io.vedette.core.keep.Ledger.Told;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /api/incident?id=`, `/api/incident/members?id=&from=&to=&skip=&most=` and `/api/incident/postmortem?id=`.
public final class IncidentPages implements HttpService {
    private static final int MOST_MEMBERS = 200;
    private static final long LATEST_MS = Long.MAX_VALUE / 1_000_000L;

    private final Ledger ledger;
    private final InstantSource clock;
    private final VerdictRules rules;
    private final boolean narrated;
    private final Json json = new Json();

    /// @param reopen   how long after its end an incident can come back
    /// @param narrated whether a diagnosis can be had in other words
    public IncidentPages(Ledger ledger, Reach reach, Duration reopen, boolean narrated, InstantSource clock) {
        this.narrated = narrated;
        this.ledger = ledger;
        this.clock = clock;
        this.rules = new VerdictRules(ledger, reach, reopen, clock);
    }

    /// @param members   those to show first
    /// @param diagnosis null where nothing was diagnosed
    /// @param story     by time; of an incident with very many members not all of them
    /// @param parts     incidents that were merged into it and are still there, the latest first
    /// @param choices   what may be said of it
    /// @param narrated  whether the diagnosis can be had in other words
    record Whole(
            IncidentLine incident,
            List<MemberView> members,
            @Nullable DiagnosisView diagnosis,
            List<Moment> story,
            List<SimilarIncidents.View> similar,
            List<SaidView> said,
            List<NoticeView> notices,
            List<PartView> parts,
            List<VerdictRules.Choice> choices,
            boolean narrated) {}

    /// @param text for people
    record SaidView(long ms, String kind, String subject, String who, String note, String text) {
        static SaidView of(Told told) {
            return new SaidView(
                    told.nanos() / 1_000_000L,
                    told.kind(),
                    told.attributes().getOrDefault("subject", ""),
                    told.source(),
                    told.title(),
                    Moment.words(told));
        }
    }

    record PartView(String id, String title, int members) {
        static PartView of(Incident part) {
            return new PartView(part.id(), part.title(), part.size());
        }
    }

    /// @param phase such as `opened`
    /// @param ms    when it was written, 0 where nobody knows
    record NoticeView(String phase, String channel, String state, String outcome, long ms) {
        static NoticeView of(Incident incident, Sent sent) {
            String phase = CaseFile.phase(incident, sent);
            return new NoticeView(phase, sent.channel(), sent.state(), sent.outcome(), Moment.sentMs(incident, phase));
        }
    }

    /// @param next how many to pass over for the next page; null when there is none
    record MemberPage(
            List<MemberView> members, int skip, @Nullable Integer next) {}

    @Override
    public void routing(HttpRules http) {
        http.get("/incident", this::one)
                .get("/incident/members", this::members)
                .get("/incident/postmortem", this::postmortem);
    }

    /// @throws ProblemException when there is none of this id
    static Incident known(Ledger ledger, String id) throws IOException {
        if (id.isEmpty()) {
            throw new ProblemException(
                    new Problem(422, "No incident", "name one with its id; GET /api/incidents lists them"));
        }
        return ledger.incident(id)
                .orElseThrow(() -> new ProblemException(new Problem(
                        404, "Unknown incident", "there is no incident of this id; GET /api/incidents lists them")));
    }

    private Incident known(Query query) throws IOException {
        return known(ledger, query.text("id", ""));
    }

    private void one(ServerRequest request, ServerResponse response) {
        try {
            CaseFile file = CaseFile.of(known(new Query(request)), ledger);
            Incident incident = file.incident();
            json.answer(
                    response,
                    new Whole(
                            IncidentLine.of(incident, file.diagnosis(), Incident.MOST_ENTITIES),
                            incident.members().stream().map(MemberView::of).toList(),
                            file.diagnosis()
                                    .map(diagnosis -> DiagnosisView.of(diagnosis, file.said()))
                                    .orElse(null),
                            Moment.story(file),
                            new SimilarIncidents(ledger).of(file),
                            file.said().stream().map(SaidView::of).toList(),
                            file.notices().stream()
                                    .map(sent -> NoticeView.of(incident, sent))
                                    .toList(),
                            file.parts().stream().map(PartView::of).toList(),
                            rules.choices(file),
                            narrated));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void members(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        int skip = (int) query.number("skip", 0, 0, 1_000_000);
        int most = (int) query.number("most", MOST_MEMBERS, 1, MOST_MEMBERS);
        Ledger.Began began = new Ledger.Began(
                query.number("from", 0, 0, LATEST_MS) * 1_000_000L,
                query.number("to", LATEST_MS, 0, LATEST_MS) * 1_000_000L);
        try {
            List<MemberView> members = ledger.members(known(query).id(), began, skip, most + 1).stream()
                    .map(MemberView::of)
                    .toList();
            boolean more = members.size() > most;
            json.answer(
                    response,
                    new MemberPage(more ? members.subList(0, most) : members, skip, more ? skip + most : null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void postmortem(ServerRequest request, ServerResponse response) {
        try {
            CaseFile file = CaseFile.of(known(new Query(request)), ledger);
            String text = new Postmortem(file, clock.millis()).markdown();
            response.header(HeaderNames.CONTENT_TYPE, "text/markdown; charset=utf-8")
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"post-mortem.md\"")
                    .send(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
