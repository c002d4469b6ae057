// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which signals there are, by entity and by number: in memory, and in `signals.db`.
///
/// - **State:** guarded by the history's lock; only [#byNumber] and [#writeNames] may run beside it.
final class Catalogue {
    /// The table of names, here and in each day file.
    static final String TABLE = "CREATE TABLE series(id INTEGER PRIMARY KEY, entity TEXT NOT NULL, name TEXT NOT NULL,"
            + " unit TEXT NOT NULL, seal INTEGER NOT NULL)";

    private final Path path;
    private final Damage damage;
    private final Map<Entity, SequencedMap<String, SignalPoints>> byEntity = new HashMap<>();
    private final Map<Integer, SignalPoints> byNumber = new ConcurrentHashMap<>();
    private final List<SignalPoints> unwritten = new ArrayList<>();
    private int highest;

    Catalogue(Path folder, Damage damage) {
        this.path = folder.resolve("signals.db");
        this.damage = damage;
    }

    /// A signal as it stands in a file.
    record Row(int number, Entity entity, Signal signal) {
        private static int seal(int number, String entity, String name, String unit) {
            return Checksum.of(entity + '\n' + name + '\n' + unit, number);
        }
    }

    /// Reads `signals.db`.
    ///
    /// @return whether all of it could be read; when not, [#recover] takes what the day files say
    boolean load() throws IOException {
        try (Connection open = open()) {
            List<Row> rows = readNames(open);
            rows.forEach(this::add);
            long lost = count(open) - rows.size();
            if (lost > 0) {
                damage.tell(lost + " names of signals were damaged; they are taken from the day files");
            }
            return lost == 0;
        } catch (SQLException e) {
            if (!Sqlite.isDamage(e, path)) {
                throw Sqlite.explain("read the names of signals", path, e);
            }
            damage.setAside(path, e);
            return false;
        }
    }

    private static long count(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM series")) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    /// Takes a name from a day file, to be written down again.
    void recover(Row row) {
        if (add(row)) {
            unwritten.add(byNumber(row.number()));
        }
    }

    private boolean add(Row row) {
        boolean isNew = !byNumber.containsKey(row.number())
                && find(row.entity(), row.signal().name()) == null;
        if (isNew) {
            put(row);
        }
        return isNew;
    }

    private SignalPoints put(Row row) {
        SignalPoints points = new SignalPoints(row.number(), row.entity(), row.signal());
        byEntity.computeIfAbsent(row.entity(), _ -> new LinkedHashMap<>())
                .put(row.signal().name(), points);
        byNumber.put(row.number(), points);
        highest = Math.max(highest, row.number());
        return points;
    }

    /// The signal's place, made when it is new.
    SignalPoints of(Entity entity, Signal signal) {
        SignalPoints found = find(entity, signal.name());
        if (found == null) {
            found = put(new Row(highest + 1, entity, signal));
            unwritten.add(found);
        }
        return found;
    }

    @Nullable
    SignalPoints find(Entity entity, String name) {
        SequencedMap<String, SignalPoints> signals = byEntity.get(entity);
        return signals == null ? null : signals.get(name);
    }

    SignalPoints byNumber(int number) {
        SignalPoints found = byNumber.get(number);
        if (found == null) {
            throw new IllegalStateException("no signal has the number " + number);
        }
        return found;
    }

    Collection<SignalPoints> all() {
        return byNumber.values();
    }

    List<Entity> entities() {
        return byEntity.keySet().stream().sorted().toList();
    }

    List<Signal> signals(Entity entity) {
        SequencedMap<String, SignalPoints> signals = byEntity.get(entity);
        return signals == null
                ? List.of()
                : signals.values().stream().map(SignalPoints::signal).toList();
    }

    /// Writes new signals down; they come before their chunks, so no chunk is ever without a name.
    void flush() throws IOException {
        if (unwritten.isEmpty()) {
            return;
        }
        try {
            writeUnwritten();
        } catch (SQLException e) {
            beginAnewAfter(e);
        }
    }

    private void writeUnwritten() throws SQLException {
        try (Connection open = open()) {
            open.setAutoCommit(false);
            writeNames(open, unwritten);
            open.commit();
            unwritten.clear();
        }
    }

    /// All names are in memory: a broken file costs nothing but its place.
    private void beginAnewAfter(SQLException error) throws IOException {
        if (!Sqlite.isDamage(error, path)) {
            throw Sqlite.explain("store the names of signals", path, error);
        }
        damage.setAside(path, error);
        unwritten.clear();
        unwritten.addAll(all());
        try {
            writeUnwritten();
        } catch (SQLException e) {
            throw Sqlite.explain("store the names of signals", path, e);
        }
    }

    /// Lets go of a signal that has no points any more.
    void remove(Collection<SignalPoints> gone) throws IOException {
        if (gone.isEmpty()) {
            return;
        }
        gone.forEach(this::drop);
        try (Connection open = open();
                PreparedStatement delete = open.prepareStatement("DELETE FROM series WHERE id = ?")) {
            open.setAutoCommit(false);
            for (SignalPoints signal : gone) {
                delete.setInt(1, signal.number());
                delete.executeUpdate();
            }
            open.commit();
        } catch (SQLException e) {
            beginAnewAfter(e);
        }
    }

    private void drop(SignalPoints signal) {
        Entity entity = signal.entity();
        byNumber.remove(signal.number());
        unwritten.remove(signal);
        SequencedMap<String, SignalPoints> others = byEntity.get(entity);
        if (others != null && others.remove(signal.signal().name()) != null && others.isEmpty()) {
            byEntity.remove(entity);
        }
    }

    void writeNames(Connection open, List<SignalPoints> signals) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?, ?)")) {
            for (SignalPoints signal : signals) {
                String entity = signal.entity().id();
                String name = signal.signal().name();
                String unit = signal.signal().unit();
                insert.setInt(1, signal.number());
                insert.setString(2, entity);
                insert.setString(3, name);
                insert.setString(4, unit);
                insert.setInt(5, Row.seal(signal.number(), entity, name, unit));
                insert.executeUpdate();
            }
        }
    }

    /// Names in the order in which they first appeared; a damaged one is left out.
    static List<Row> readNames(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT id, entity, name, unit, seal FROM series ORDER BY id")) {
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                int number = found.getInt(1);
                String entity = String.valueOf(found.getString(2));
                String name = String.valueOf(found.getString(3));
                String unit = String.valueOf(found.getString(4));
                if (found.getInt(5) == Row.seal(number, entity, name, unit)) {
                    rows.add(new Row(number, Entity.parse(entity), new Signal(name, unit)));
                }
            }
            return rows;
        }
    }

    private Connection open() throws SQLException {
        return Sqlite.open(path, List.of(TABLE));
    }
}
