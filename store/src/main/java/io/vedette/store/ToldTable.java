// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.Ledger.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The ledger's table of what other systems told.
final class ToldTable {
    // The id is made of all that tells one telling from another, so that a repeat falls onto itself.

    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonMapper json = new JsonMapper();

    int keep(Handle handle, Told told) {
        String id = String.join(
                "\n", told.about(), told.source(), told.key(), told.kind(), told.entity(), Long.toString(told.nanos()));
        return handle.createUpdate("INSERT INTO told"
                        + " (id, nanos, entity, about, source, name, kind, title, severity, attributes) VALUES"
                        + " (:id, :nanos, :entity, :about, :source, :name, :kind, :title, :severity, :attributes)"
                        + " ON CONFLICT (id) DO NOTHING")
                .bind("id", id)
                .bind("nanos", told.nanos())
                .bind("entity", told.entity())
                .bind("about", told.about())
                .bind("source", told.source())
                .bind("name", told.key())
                .bind("kind", told.kind())
                .bind("title", told.title())
                .bind("severity", told.severity())
                .bind("attributes", json.writeValueAsString(told.attributes()))
                .execute();
    }

    List<Told> read(Handle handle, String about, long fromNanos, long toNanos, String entity, int most) {
        return handle.createQuery(
                        "SELECT nanos, entity, about, source, name, kind, title, severity, attributes FROM told"
                                + " WHERE nanos >= :from AND nanos < :to AND (:entity = '' OR entity = :entity)"
                                + " AND (:about = '' OR about = :about)"
                                + " ORDER BY nanos DESC, id LIMIT :most")
                .bind("about", about)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .bind("entity", entity)
                .bind("most", most)
                .map((row, _) -> told(row))
                .list();
    }

    private Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getString("about"),
                row.getString("entity"),
                row.getLong("nanos"),
                row.getString("source"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("severity"),
                json.readValue(row.getString("attributes"), ATTRIBUTES));
    }

    int forget(Handle handle, long beforeNanos) {
        return handle.createUpdate("DELETE FROM told WHERE nanos < :before")
                .bind("before", beforeNanos)
                .execute();
    }
}
