// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Inserts chunks; where one with the same start is there already, the stored one takes in what it lacks.
final class ChunkWrites {
    // A replay seals the same chunks again: nothing to do. After a clean end the stored chunk holds the open points of
    // then, and the one sealed later holds them and more.
    private static final String INSERT =
            "INSERT INTO chunk(series, start, \"end\", points) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String SELECT = "SELECT \"end\", points FROM chunk WHERE series = ? AND start = ?";
    private static final String UPDATE = "UPDATE chunk SET \"end\" = ?, points = ? WHERE series = ? AND start = ?";

    private ChunkWrites() {}

    static void write(Connection open, List<Chunk> chunks, Catalogue catalogue) throws SQLException {
        List<Chunk> there = new ArrayList<>();
        try (PreparedStatement insert = open.prepareStatement(INSERT)) {
            for (Chunk chunk : chunks) {
                insert.setLong(1, chunk.series());
                insert.setLong(2, chunk.start());
                insert.setLong(3, chunk.end());
                insert.setBytes(4, chunk.points());
                if (insert.executeUpdate() == 0) {
                    there.add(chunk);
                }
            }
        }
        for (Chunk chunk : there) {
            merge(open, chunk, catalogue.byNumber((int) chunk.series()).checksum());
        }
    }

    private static void merge(Connection open, Chunk chunk, int name) throws SQLException {
        Chunk merged = merged(stored(open, chunk), chunk, name);
        try (PreparedStatement update = open.prepareStatement(UPDATE)) {
            update.setLong(1, merged.end());
            update.setBytes(2, merged.points());
            update.setLong(3, merged.series());
            update.setLong(4, merged.start());
            update.executeUpdate();
        }
    }

    private static Chunk stored(Connection open, Chunk like) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(SELECT)) {
            select.setLong(1, like.series());
            select.setLong(2, like.start());
            try (ResultSet found = select.executeQuery()) {
                byte[] points = found.next() ? found.getBytes(2) : null;
                return points == null ? like : new Chunk(like.series(), like.start(), found.getLong(1), points);
            }
        }
    }

    private static Chunk merged(Chunk stored, Chunk more, int name) {
        if (Arrays.equals(stored.points(), more.points())) {
            return more;
        }
        Gathered both = new Gathered(Long.MIN_VALUE, Long.MAX_VALUE);
        try {
            both.add(stored.open(name));
            both.add(more.open(name));
        } catch (Damaged e) {
            // The stored one is damaged, and the new one takes its place.
            return more;
        }
        return Chunk.seal(more.series(), name, both.stretch());
    }
}
