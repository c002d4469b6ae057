// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.RecordForm;
import io.vedette.core.keep.RecordForm.Reader;
import io.vedette.core.keep.RecordForm.Writer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/// A record whose fate is open: it may stand among the recent ones, in its minute's sample, or in both.
final class Held {
    private static final int KEPT = 1;
    private static final int RECENT = 2;
    private static final int CHOSEN = 4;

    final Observation record;
    /// Counts up with each record heard: the order in which they are kept.
    final long number;
    final long arrivedNanos;
    /// The same for the same record in every run, and spread evenly: who has the smallest is a fair sample.
    final long lot;

    boolean kept;
    boolean recent;
    boolean chosen;

    Held(Observation record, long number, long arrivedNanos) {
        this.record = record;
        this.number = number;
        this.arrivedNanos = arrivedNanos;
        this.lot = lot(record);
    }

    Entity entity() {
        return RecordForm.entityOf(record);
    }

    boolean isSpan() {
        return record instanceof Span;
    }

    boolean isGrave() {
        return switch (record) {
            case LogLine line -> line.severity().compareTo(Severity.WARN) >= 0;
            case Span span -> span.failed();
            default -> false;
        };
    }

    /// About how many bytes of memory.
    long weight() {
        long text = switch (record) {
            case LogLine line -> line.text().length();
            case Span span -> span.operation().length();
            default -> 0;
        };
        long pairs = switch (record) {
            case LogLine line -> weight(line.attributes());
            case Span span -> weight(span.attributes());
            default -> 0;
        };
        return 200 + text + pairs;
    }

    private static long weight(Map<String, String> pairs) {
        long weight = 0;
        for (var pair : pairs.entrySet()) {
            weight += 100 + pair.getKey().length() + pair.getValue().length();
        }
        return weight;
    }

    private static long lot(Observation record) {
        long seed = switch (record) {
            case LogLine line -> line.text().hashCode();
            case Span span -> 31L * span.trace().hashCode() + span.id().hashCode();
            default -> 0;
        };
        // The finalizer of MurmurHash3: every bit of the input moves half of the bits of the output.
        long mixed = record.nanos() * 0x9E37_79B9_7F4A_7C15L + seed;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ (mixed >>> 33);
    }

    void save(DataOutput out, Writer form) throws IOException {
        out.writeByte((kept ? KEPT : 0) | (recent ? RECENT : 0) | (chosen ? CHOSEN : 0));
        out.writeLong(number);
        out.writeLong(arrivedNanos);
        form.put(record);
    }

    static Held read(DataInput in, Reader form) throws IOException {
        int flags = in.readUnsignedByte();
        long number = in.readLong();
        long arrived = in.readLong();
        Held held = new Held(form.next(), number, arrived);
        held.kept = (flags & KEPT) != 0;
        held.recent = (flags & RECENT) != 0;
        held.chosen = (flags & CHOSEN) != 0;
        return held;
    }
}
