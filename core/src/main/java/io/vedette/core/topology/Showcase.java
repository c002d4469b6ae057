// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Exemplars.Exemplar;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.SavedState;
import io.vedette.core.flow.SavedTexts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The exemplars of one entity: of each operation the slowest requests and the last failed ones of an hour.
final class Showcase {
    private static final int FORMAT = 1;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long PAUSE_NANOS = 10_000_000_000L;
    private static final int MOST_OPERATIONS = 20;
    private static final int MOST = 3;

    private static final Comparator<Exemplar> ANY_ORDER =
            Comparator.comparing(Exemplar::trace).thenComparing(Exemplar::span);
    private static final Comparator<Exemplar> SLOWEST =
            Comparator.comparingLong(Exemplar::durationNanos).reversed().thenComparing(ANY_ORDER);
    private static final Comparator<Exemplar> NEWEST =
            Comparator.comparingLong(Exemplar::nanos).reversed().thenComparing(ANY_ORDER);

    private final Entity entity;
    private final Map<String, Shelf> shelves = new TreeMap<>();
    private long newestNanos = Long.MIN_VALUE;
    private long toldNanos = Long.MIN_VALUE;
    private boolean changed;

    Showcase(Entity entity) {
        this.entity = entity;
    }

    /// One operation.
    private record Shelf(List<Exemplar> slow, List<Exemplar> failed) {
        Shelf() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        boolean put(Exemplar fresh) {
            return fresh.failed() ? put(fresh, failed, NEWEST) : put(fresh, slow, SLOWEST);
        }

        private static boolean put(Exemplar fresh, List<Exemplar> into, Comparator<Exemplar> order) {
            boolean full = into.size() == MOST;
            if (full && order.compare(fresh, into.getLast()) >= 0 || into.contains(fresh)) {
                return false;
            }
            if (full) {
                into.removeLast();
            }
            into.add(fresh);
            into.sort(order);
            return true;
        }

        Stream<Exemplar> all() {
            return Stream.concat(slow.stream(), failed.stream());
        }

        boolean forget(long beforeNanos) {
            boolean anySlow = slow.removeIf(old -> old.nanos() < beforeNanos);
            boolean anyFailed = failed.removeIf(old -> old.nanos() < beforeNanos);
            return anySlow || anyFailed;
        }
    }

    void take(Span span) {
        newestNanos = Math.max(newestNanos, span.nanos());
        boolean known = shelves.containsKey(span.operation());
        if (span.nanos() < newestNanos - HOUR_NANOS || !known && shelves.size() >= MOST_OPERATIONS) {
            return;
        }
        Exemplar fresh = new Exemplar(
                span.operation(), span.trace(), span.id(), span.nanos(), span.durationNanos(), span.failed());
        changed |= shelves.computeIfAbsent(span.operation(), _ -> new Shelf()).put(fresh);
    }

    /// When there is something to tell, or something becomes too old.
    long wakeAt() {
        if (changed) {
            return toldNanos == Long.MIN_VALUE ? toldNanos : toldNanos + PAUSE_NANOS;
        }
        return shelves.values().stream()
                .flatMap(Shelf::all)
                .mapToLong(old -> old.nanos() + HOUR_NANOS + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void wake(long nanos, Consumer<? super Exemplars> out) {
        for (Shelf shelf : shelves.values()) {
            changed |= shelf.forget(nanos - HOUR_NANOS);
        }
        shelves.values().removeIf(shelf -> shelf.all().findAny().isEmpty());
        if (changed && (toldNanos == Long.MIN_VALUE || nanos >= toldNanos + PAUSE_NANOS)) {
            changed = false;
            toldNanos = nanos;
            recall(out);
        }
    }

    void recall(Consumer<? super Exemplars> out) {
        out.accept(new Exemplars(
                entity, shelves.values().stream().flatMap(Shelf::all).toList()));
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(newestNanos);
        out.writeLong(toldNanos);
        out.writeBoolean(changed);
        List<Exemplar> all = shelves.values().stream().flatMap(Shelf::all).toList();
        SavedTexts texts = new SavedTexts();
        out.writeInt(all.size());
        for (Exemplar exemplar : all) {
            texts.write(out, exemplar.operation());
            texts.write(out, exemplar.trace());
            texts.write(out, exemplar.span());
            out.writeLong(exemplar.nanos());
            out.writeLong(exemplar.durationNanos());
            out.writeBoolean(exemplar.failed());
        }
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException(
                    "the state of exemplars has format %d, this release reads %d".formatted(format, FORMAT));
        }
        newestNanos = in.readLong();
        toldNanos = in.readLong();
        changed = in.readBoolean();
        SavedTexts texts = new SavedTexts();
        for (int left = SavedState.count(in, "exemplars", 2 * MOST * MOST_OPERATIONS); left > 0; left--) {
            Exemplar read = new Exemplar(
                    texts.read(in), texts.read(in), texts.read(in), in.readLong(), in.readLong(), in.readBoolean());
            shelves.computeIfAbsent(read.operation(), _ -> new Shelf()).put(read);
        }
    }
}
