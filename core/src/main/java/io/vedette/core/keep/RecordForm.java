// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.SavedState;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Log lines and spans as bytes, one after the other: an entity is spelt when it changes, a time is told by its
/// distance from the one before.
///
/// - **State:** a writer and a reader each belong to one run of records, and to one thread.
public final class RecordForm {
    private static final int SAME_ENTITY = 1;
    private static final int SPAN = 2;
    private static final int FAILED = 4;
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Span.Role[] ROLES = Span.Role.values();

    private RecordForm() {}

    /// Whose record it is.
    ///
    /// @throws IllegalArgumentException for what is neither a log line nor a span
    public static Entity entityOf(Observation record) {
        return switch (record) {
            case LogLine line -> line.entity();
            case Span span -> span.entity();
            default -> throw new IllegalArgumentException("no record: " + record);
        };
    }

    /// Writes records in the order in which they are to be read.
    public static final class Writer {
        private final DataOutput out;
        private Entity entity = new Entity("none", "none");
        private long before;

        public Writer(DataOutput out) {
            this.out = out;
        }

        public void put(Observation record) throws IOException {
            Entity of = entityOf(record);
            boolean same = of.equals(entity);
            boolean failed = record instanceof Span span && span.failed();
            out.writeByte((same ? SAME_ENTITY : 0) | (record instanceof Span ? SPAN : 0) | (failed ? FAILED : 0));
            if (!same) {
                text(of.kind());
                text(of.name());
                entity = of;
            }
            long step = record.nanos() - before;
            number((step << 1) ^ (step >> 63));
            before = record.nanos();
            if (record instanceof LogLine line) {
                out.writeByte(line.severity().ordinal());
                text(line.text());
                pairs(line.attributes());
            } else if (record instanceof Span span) {
                body(span);
            }
        }

        private void body(Span span) throws IOException {
            out.writeByte(span.role().ordinal());
            number(span.durationNanos());
            text(span.trace());
            text(span.id());
            text(span.parent());
            text(span.operation());
            text(span.peer());
            pairs(span.attributes());
        }

        private void pairs(Map<String, String> pairs) throws IOException {
            number(pairs.size());
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                text(pair.getKey());
                text(pair.getValue());
            }
        }

        private void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.write(bytes);
        }

        /// Seven bits a byte, lowest first.
        private void number(long number) throws IOException {
            long rest = number;
            while ((rest & ~0x7fL) != 0) {
                out.writeByte((int) (rest | 0x80));
                rest >>>= 7;
            }
            out.writeByte((int) rest);
        }
    }

    /// Reads what a [Writer] wrote.
    public static final class Reader {
        private static final int MOST_TEXT = 1 << 24;
        private static final int MOST_PAIRS = 1 << 16;
        private static final int PIECE = 1 << 16;

        private final DataInput in;
        private Entity entity = new Entity("none", "none");
        private long before;

        public Reader(DataInput in) {
            this.in = in;
        }

        /// @throws IOException when the bytes are not those of a record
        public Observation next() throws IOException {
            Observation[] read = new Observation[1];
            SavedState.read("a record", () -> read[0] = record());
            return read[0];
        }

        private Observation record() throws IOException {
            int shape = in.readUnsignedByte();
            if ((shape & SAME_ENTITY) == 0) {
                String kind = text();
                entity = new Entity(kind, text());
            }
            long step = number();
            before += (step >>> 1) ^ -(step & 1);
            if ((shape & SPAN) != 0) {
                return span((shape & FAILED) != 0);
            }
            Severity severity = SEVERITIES[index(SEVERITIES.length)];
            String text = text();
            return new LogLine(entity, before, severity, text, pairs());
        }

        private Span span(boolean failed) throws IOException {
            Span.Role role = ROLES[index(ROLES.length)];
            long duration = number();
            String trace = text();
            String id = text();
            String parent = text();
            String operation = text();
            String peer = text();
            return new Span(entity, before, duration, trace, id, parent, operation, role, failed, peer, pairs());
        }

        private int index(int size) throws IOException {
            int index = in.readUnsignedByte();
            if (index >= size) {
                throw new IllegalArgumentException("a word of number " + index);
            }
            return index;
        }

        private SortedMap<String, String> pairs() throws IOException {
            SortedMap<String, String> pairs = new TreeMap<>();
            for (int left = count("pairs", MOST_PAIRS); left > 0; left--) {
                String name = text();
                pairs.put(name, text());
            }
            return pairs;
        }

        /// Memory grows with what is read, not with what was promised.
        private String text() throws IOException {
            int length = count("bytes of a text", MOST_TEXT);
            if (length <= PIECE) {
                byte[] bytes = new byte[length];
                in.readFully(bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(PIECE);
            for (int left = length; left > 0; left -= PIECE) {
                byte[] piece = new byte[Math.min(left, PIECE)];
                in.readFully(piece);
                bytes.writeBytes(piece);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private int count(String what, int most) throws IOException {
            long count = number();
            if (count < 0 || count > most) {
                throw new IllegalArgumentException("%s must be 0 to %d, was %d".formatted(what, most, count));
            }
            return (int) count;
        }

        private long number() throws IOException {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int next = in.readUnsignedByte();
                number |= (next & 0x7fL) << shift;
                if (next < 0x80) {
                    return number;
                }
            }
            throw new IllegalArgumentException("a number of more than ten bytes");
        }
    }
}
