// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History.Stretch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One signal and its points that are not on disk yet. Guarded by the history's lock.
final class SignalPoints {
    // Two open heads: the present one grows at its end; what is older than its first point (a back-fill, a replay)
    // goes to the late one. Chunks of both may overlap on disk: whoever reads puts them in order and drops what is
    // there twice. Both seal at the same counts, so a replay makes chunks that are there already.
    static final int SEALED_AT = 240;

    private final int number;
    private final Entity entity;
    private final Signal signal;
    private final int checksum;
    private List<Chunk> sealed = List.of();
    private OpenHead present = OpenHead.NONE;
    private OpenHead late = OpenHead.NONE;
    private long sealedUpTo = Long.MIN_VALUE;

    SignalPoints(int number, Entity entity, Signal signal) {
        this.number = number;
        this.entity = entity;
        this.signal = signal;
        this.checksum = Checksum.of(entity.id() + '\n' + signal.name());
    }

    int number() {
        return number;
    }

    Entity entity() {
        return entity;
    }

    Signal signal() {
        return signal;
    }

    /// Of entity and name; stands in each chunk's checksum.
    int checksum() {
        return checksum;
    }

    /// Takes a point; what becomes long enough by it goes to `full`.
    void add(long nanos, double value, Consumer<Chunk> full) {
        boolean isLate = present.size() == 0 ? nanos <= sealedUpTo : nanos < present.first();
        if (isLate) {
            late = roomFor(nanos, late, full);
            late.add(nanos, value);
            late = sealIfFull(late, full);
        } else {
            present = roomFor(nanos, present, full);
            present.add(nanos, value);
            present = sealIfFull(present, full);
        }
    }

    private OpenHead roomFor(long nanos, OpenHead head, Consumer<Chunk> full) {
        boolean fits = head.size() > 0 && head.day() == OpenHead.dayOf(nanos);
        if (!fits) {
            seal(head, full);
        }
        return fits ? head : new OpenHead();
    }

    private OpenHead sealIfFull(OpenHead head, Consumer<Chunk> full) {
        return head.size() < SEALED_AT ? head : seal(head, full);
    }

    private OpenHead seal(OpenHead head, Consumer<Chunk> full) {
        if (head.size() > 0) {
            sealedUpTo = Math.max(sealedUpTo, head.last());
            Chunk chunk = Chunk.seal(number, checksum, head.points());
            sealed = sealed.isEmpty() ? new ArrayList<>(1) : sealed;
            sealed.add(chunk);
            full.accept(chunk);
        }
        return OpenHead.NONE;
    }

    /// Seals what is open, as at a clean end.
    void sealAll(Consumer<Chunk> full) {
        late = seal(late, full);
        present = seal(present, full);
    }

    /// The chunk is on disk.
    void stored(Chunk chunk) {
        sealed.remove(chunk);
        sealed = sealed.isEmpty() ? List.of() : sealed;
    }

    boolean isEmpty() {
        return sealed.isEmpty() && present.size() == 0 && late.size() == 0;
    }

    /// What is not on disk, from `fromNanos` up to but without `toNanos`.
    void gather(Gathered into) throws Damaged {
        for (Chunk chunk : sealed) {
            into.add(chunk.open(checksum));
        }
        into.add(late.points());
        into.add(present.points());
    }

    /// Drops open points of days before `day`.
    void forget(long day) {
        sealed = sealed.stream().filter(chunk -> chunk.day() >= day).collect(Collectors.toCollection(ArrayList::new));
        late = late.size() > 0 && late.day() < day ? OpenHead.NONE : late;
        present = present.size() > 0 && present.day() < day ? OpenHead.NONE : present;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(sealedUpTo);
        save(late, out);
        save(present, out);
    }

    void restore(DataInput in) throws IOException {
        sealedUpTo = in.readLong();
        late = read(in);
        present = read(in);
    }

    private static void save(OpenHead head, DataOutput out) throws IOException {
        Stretch stretch = head.points();
        byte[] bytes = stretch.size() == 0
                ? new byte[0]
                : ChunkCodec.encode(stretch.nanos(), stretch.values(), stretch.size());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static OpenHead read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > ChunkCodec.MOST) {
            throw new Damaged("an open stretch of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        OpenHead head = length > 0 ? new OpenHead() : OpenHead.NONE;
        if (length > 0) {
            Stretch stretch = ChunkCodec.decode(bytes, length);
            for (int i = 0; i < stretch.size(); i++) {
                head.add(stretch.nanos()[i], stretch.values()[i]);
            }
        }
        return head;
    }
}
