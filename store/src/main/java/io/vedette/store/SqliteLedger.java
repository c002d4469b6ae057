// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.keep.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The Ledger on SQLite, one connection, each method one transaction.
///
/// - **State:** safe for many threads, one at a time.
final class SqliteLedger implements Ledger {
    private final Path file;
    private final Damage damage;
    private final IncidentJson json = new IncidentJson();
    private final IncidentTable incidents = new IncidentTable(json);
    private final ToldTable told = new ToldTable();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private boolean closed;

    SqliteLedger(Path folder, Damage damage) throws IOException {
        file = folder.resolve("ledger.db");
        this.damage = damage;
        try {
            LedgerSchema.migrate(file);
        } catch (FlywayException e) {
            if (!Sqlite.isDamage(e, file)) {
                throw Sqlite.explain("open the ledger", file, e);
            }
            damage.setAside(file, e);
            damage.tell("the ledger began anew without its incidents: restore ledger.db from a backup");
            LedgerSchema.migrate(file);
        }
    }

    @Override
    public void put(Incident incident, List<Member> changed, List<String> left) throws IOException {
        inTransaction(handle -> incidents.put(handle, incident, changed, left));
    }

    @Override
    public Optional<Incident> incident(String id) throws IOException {
        return read(inTransaction(handle -> incidents.one(handle, id)), json::incident).stream()
                .findFirst();
    }

    @Override
    public List<Incident> incidents(Sought sought, int most) throws IOException {
        return read(inTransaction(handle -> incidents.find(handle, sought, most)), json::incident);
    }

    @Override
    public List<Incident> partsOf(Incident whole) throws IOException {
        return read(inTransaction(handle -> incidents.partsOf(handle, whole)), json::incident);
    }

    @Override
    public List<Member> members(String incident, Began began, int skip, int most) throws IOException {
        return read(inTransaction(handle -> incidents.members(handle, incident, began, skip, most)), json::member);
    }

    @Override
    public List<String> touched(String incident, long nanos) throws IOException {
        return inTransaction(handle -> incidents.touched(handle, incident, nanos));
    }

    @Override
    public void diagnose(String incident, Diagnosis diagnosis) throws IOException {
        inTransaction(handle -> incidents.diagnose(handle, incident, diagnosis));
    }

    @Override
    public Optional<Diagnosis> diagnosis(String incident) throws IOException {
        return read(inTransaction(handle -> incidents.diagnosis(handle, incident)), json::diagnosis).stream()
                .findFirst();
    }

    private <T> List<T> read(List<String> bodies, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        for (String body : bodies) {
            try {
                read.add(reading.of(body));
            } catch (Damaged e) {
                damage.count("incidents in the ledger", e.getMessage() + "");
            }
        }
        return read;
    }

    private interface Reading<T> {
        T of(String body) throws Damaged;
    }

    @Override
    public void owe(Owed owed) throws IOException {
        inTransaction(handle -> handle.createUpdate("INSERT INTO message"
                        + " (id, number, channel, body, state, outcome, attempts, due_nanos)"
                        + " SELECT :id, coalesce(max(number), 0) + 1, :channel, :body, 'owed', '', :attempts, :due"
                        + " FROM message WHERE true ON CONFLICT (id) DO NOTHING")
                .bind("id", owed.id())
                .bind("channel", owed.channel())
                .bind("body", owed.body())
                .bind("attempts", owed.attempts())
                .bind("due", owed.dueNanos())
                .execute());
    }

    @Override
    public List<Owed> due(long nowNanos, int most) throws IOException {
        return inTransaction(handle -> handle.createQuery("SELECT id, channel, body, attempts, due_nanos FROM message"
                        + " WHERE state = 'owed' AND due_nanos <= :now ORDER BY number LIMIT :most")
                .bind("now", nowNanos)
                .bind("most", most)
                .map((row, _) -> owed(row))
                .list());
    }

    private static Owed owed(ResultSet row) throws SQLException {
        return new Owed(
                row.getString("id"),
                row.getString("channel"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getLong("due_nanos"));
    }

    @Override
    public void settle(String id, boolean delivered, String outcome) throws IOException {
        inTransaction(handle -> handle.createUpdate("UPDATE message SET state = :state, outcome = :outcome,"
                        + " attempts = attempts + 1 WHERE id = :id AND state = 'owed'")
                .bind("id", id)
                .bind("state", delivered ? "delivered" : "given up")
                .bind("outcome", outcome)
                .execute());
    }

    @Override
    public void postpone(String id, int attempts, long dueNanos, String why) throws IOException {
        inTransaction(handle -> handle.createUpdate("UPDATE message SET attempts = :attempts, due_nanos = :due,"
                        + " outcome = :why WHERE id = :id AND state = 'owed'")
                .bind("id", id)
                .bind("attempts", attempts)
                .bind("due", dueNanos)
                .bind("why", why)
                .execute());
    }

    @Override
    public List<Sent> messages(int most) throws IOException {
        return inTransaction(handle -> handle.createQuery(
                        "SELECT id, channel, state, outcome, attempts FROM message ORDER BY number DESC LIMIT :most")
                .bind("most", most)
                .map((row, _) -> new Sent(
                        row.getString("id"),
                        row.getString("channel"),
                        row.getString("state"),
                        row.getString("outcome"),
                        row.getInt("attempts")))
                .list());
    }

    @Override
    public void keep(List<Told> many) throws IOException {
        inTransaction(
                handle -> many.stream().mapToInt(one -> told.keep(handle, one)).sum());
    }

    @Override
    public List<Told> told(String about, long fromNanos, long toNanos, String entity, int most) throws IOException {
        return inTransaction(handle -> told.read(handle, about, fromNanos, toNanos, entity, most));
    }

    @Override
    public void forgetTold(long beforeNanos) throws IOException {
        inTransaction(handle -> told.forget(handle, beforeNanos));
    }

    @Override
    public Optional<String> note(String key) throws IOException {
        return inTransaction(handle -> handle.createQuery("SELECT value FROM note WHERE id = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void note(String key, String value) throws IOException {
        inTransaction(handle -> handle.createUpdate("INSERT INTO note (id, value) VALUES (:key, :value)"
                        + " ON CONFLICT (id) DO UPDATE SET value = excluded.value")
                .bind("key", key)
                .bind("value", value)
                .execute());
    }

    private <T> T inTransaction(Work<T> work) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the ledger is closed");
            }
            return Jdbi.create(open()).inTransaction(work::with);
        } catch (JdbiException | SQLException e) {
            // After a full disk the driver has closed its statements: begin anew with the next call.
            Sqlite.close(connection);
            connection = null;
            throw Sqlite.explain("use the ledger", file, e);
        } finally {
            lock.unlock();
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection == null ? Sqlite.open(file) : connection;
        connection = open;
        return open;
    }

    private interface Work<T> {
        T with(Handle handle);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Sqlite.close(connection);
            connection = null;
        } finally {
            lock.unlock();
        }
    }
}
