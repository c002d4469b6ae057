// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.keep.Ledger;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Incidents and their members in the ledger.
record IncidentTable(IncidentJson json) {
    /// What made an incident part of another may have begun a while before both.
    private static final long BEFORE_NANOS = 3_600_000_000_000L;

    int put(Handle handle, Incident incident, List<Member> changed, List<String> left) {
        if (!changed.isEmpty()) {
            put(handle, incident.id(), changed);
        }
        if (!left.isEmpty()) {
            drop(handle, incident.id(), left);
        }
        return handle.createUpdate("INSERT INTO incident (id, title, start_nanos, end_nanos, entity, state, body)"
                        + " VALUES (:id, :title, :start, :end, :entity, :state, :body)"
                        + " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
                        + " start_nanos = excluded.start_nanos, end_nanos = excluded.end_nanos,"
                        + " entity = excluded.entity, state = excluded.state, body = excluded.body")
                .bind("id", incident.id())
                .bind("title", incident.title())
                .bind("start", incident.startNanos())
                .bind("end", incident.endNanos())
                .bind("entity", incident.entity().id())
                .bind("state", incident.state().name().toLowerCase(Locale.ROOT))
                .bind("body", json.write(incident))
                .execute();
    }

    private void put(Handle handle, String incident, List<Member> changed) {
        try (PreparedBatch batch = handle.prepareBatch("INSERT INTO member (incident, id, start_nanos, entity, body)"
                + " VALUES (:incident, :id, :start, :entity, :body)"
                + " ON CONFLICT (incident, id) DO UPDATE SET start_nanos = excluded.start_nanos,"
                + " entity = excluded.entity, body = excluded.body")) {
            for (Member member : changed) {
                batch.bind("incident", incident)
                        .bind("id", member.fingerprint())
                        .bind("start", member.startNanos())
                        .bind("entity", member.entity().id())
                        .bind("body", json.write(member))
                        .add();
            }
            batch.execute();
        }
    }

    private static void drop(Handle handle, String incident, List<String> left) {
        try (PreparedBatch batch = handle.prepareBatch("DELETE FROM member WHERE incident = :incident AND id = :id")) {
            left.forEach(id -> batch.bind("incident", incident).bind("id", id).add());
            batch.execute();
        }
    }

    List<String> one(Handle handle, String id) {
        return handle.createQuery("SELECT body FROM incident WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    List<String> find(Handle handle, Ledger.Sought sought, int most) {
        return handle.createQuery("SELECT body FROM incident WHERE start_nanos < :before"
                        + " AND (:state = '' OR state = :state OR (:state = :unresolved AND end_nanos = 0))"
                        + " AND (:entity = '' OR entity = :entity"
                        + " OR id IN (SELECT incident FROM member WHERE entity = :entity))"
                        + " ORDER BY start_nanos DESC, id DESC LIMIT :most")
                .bind("before", sought.beforeNanos())
                .bind("state", sought.state())
                .bind("unresolved", Ledger.Sought.UNRESOLVED)
                .bind("entity", sought.entity())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /// It became part of the whole while that one went on: few others ended within that time.
    List<String> partsOf(Handle handle, Incident whole) {
        return handle.createQuery("SELECT body FROM incident WHERE end_nanos >= :from AND end_nanos <= :to"
                        + " AND json_extract(body, '$.incident.partOf') = :id AND EXISTS (SELECT 1 FROM member AS came"
                        + " JOIN member AS there ON there.id = came.id"
                        + " WHERE came.incident = incident.id AND there.incident = :id)"
                        + " ORDER BY end_nanos DESC, id DESC")
                .bind("from", Math.max(1, whole.startNanos() - BEFORE_NANOS))
                .bind("to", whole.isOpen() ? Long.MAX_VALUE : whole.endNanos())
                .bind("id", whole.id())
                .mapTo(String.class)
                .list();
    }

    List<String> members(Handle handle, String incident, Ledger.Began began, int skip, int most) {
        return handle.createQuery("SELECT body FROM member WHERE incident = :incident"
                        + " AND start_nanos >= :from AND start_nanos < :to"
                        + " ORDER BY start_nanos, id LIMIT :most OFFSET :skip")
                .bind("incident", incident)
                .bind("from", began.fromNanos())
                .bind("to", began.toNanos())
                .bind("most", most)
                .bind("skip", skip)
                .mapTo(String.class)
                .list();
    }

    List<String> touched(Handle handle, String incident, long nanos) {
        return handle.createQuery("SELECT DISTINCT entity FROM member WHERE incident = :incident"
                        + " AND start_nanos <= :nanos ORDER BY entity")
                .bind("incident", incident)
                .bind("nanos", nanos)
                .mapTo(String.class)
                .list();
    }

    int diagnose(Handle handle, String incident, Diagnosis diagnosis) {
        return handle.createUpdate("INSERT INTO diagnosis (incident, body) VALUES (:incident, :body)"
                        + " ON CONFLICT (incident) DO UPDATE SET body = excluded.body")
                .bind("incident", incident)
                .bind("body", json.write(diagnosis))
                .execute();
    }

    List<String> diagnosis(Handle handle, String incident) {
        return handle.createQuery("SELECT body FROM diagnosis WHERE incident = :incident")
                .bind("incident", incident)
                .mapTo(String.class)
                .list();
    }
}
