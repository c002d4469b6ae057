// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Series;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The series of one receiver by the bytes that its protocol spells them with, so that a known series makes no objects.
///
/// - **In:** any bytes that mean the same series whenever they are the same.
/// - **Cost:** O(length) a look-up, without a lock; the key's bytes and about 80 more a series.
/// - **State:** safe for many threads. What was not heard of for an hour is let go.
public final class SeriesIndex {
    // Nodes never change, so a reader that sees an old table misses only what is newer, and then asks again under the
    // lock. The hash begins with chance, lest somebody makes keys that all fall into one slot.

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// 2⁶⁴ divided by the golden ratio, and the multiplier of MurmurHash3's last step.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final long MIX = 0xC4CEB9FE1A85EC53L;
    private static final long KEPT_MS = 3_600_000;
    private static final long SWEEP_MS = 60_000;

    private final SeriesAllowance allowance;
    private final UnaryOperator<Series> same;
    private final java.time.InstantSource clock;
    private final Consumer<List<Edge>> saw;
    private final long seed = ThreadLocalRandom.current().nextLong();
    private volatile @Nullable Node[] table = new Node[1_024];
    private int held;
    private long sweptMs;

    /// @param same gives equal series one instance
    /// @param saw  hears of the edges that a new series tells of, and again once a minute at most while it goes on
    SeriesIndex(
            SeriesAllowance allowance,
            UnaryOperator<Series> same,
            Consumer<List<Edge>> saw,
            java.time.InstantSource clock) {
        this.allowance = allowance;
        this.same = same;
        this.clock = clock;
        this.saw = saw;
        this.sweptMs = clock.millis();
    }

    /// Makes the series of a key that is new.
    @FunctionalInterface
    public interface Maker {
        /// @throws Unusable when its labels are over a limit or say nothing
        Made make() throws Unusable;
    }

    /// A new series.
    ///
    /// @param edges that its labels tell of
    public record Made(Series series, List<Edge> edges) {}

    /// The series of a key, made when it is new.
    ///
    /// @throws Unusable when it is new and one too many, or cannot be made
    public Place take(Sender sender, byte[] key, int length, Maker maker) throws Unusable {
        long hash = hash(key, length);
        long now = clock.millis();
        Node known = find(table, hash, key, length);
        Place place = known == null ? add(sender, hash, Arrays.copyOf(key, length), maker, now) : known.place;
        if (now - place.heardMs > SWEEP_MS) {
            place.heardMs = now;
            saw.accept(place.edges);
        }
        return place;
    }

    private long hash(byte[] key, int length) {
        long hash = seed ^ length * GOLDEN;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = (hash ^ (long) LONGS.get(key, at)) * GOLDEN;
            hash ^= hash >>> 32;
        }
        for (; at < length; at++) {
            hash = (hash ^ key[at]) * GOLDEN;
        }
        hash = (hash ^ hash >>> 29) * MIX;
        return hash ^ hash >>> 32;
    }

    private static @Nullable Node find(@Nullable Node[] in, long hash, byte[] key, int length) {
        for (Node node = in[(int) hash & in.length - 1]; node != null; node = node.next) {
            if (node.hash == hash && Arrays.equals(node.key, 0, node.key.length, key, 0, length)) {
                return node;
            }
        }
        return null;
    }

    private Place add(Sender sender, long hash, byte[] key, Maker maker, long now) throws Unusable {
        Made made = maker.make();
        Series series = made.series();
        synchronized (this) {
            Node known = find(table, hash, key, key.length);
            if (known != null) {
                return known.place;
            }
            if (now - sweptMs > SWEEP_MS) {
                sweptMs = now;
                rebuild(table.length, now - KEPT_MS);
            }
            String against = allowance.ask(sender, series, now);
            if (!against.isEmpty()) {
                throw new Unusable(against, series.text());
            }
            if (++held > table.length) {
                rebuild(table.length * 2, Long.MIN_VALUE);
            }
            Place place = new Place(new Made(same.apply(series), made.edges()), sender, now);
            put(table, hash, key, place);
            saw.accept(made.edges());
            return place;
        }
    }

    private static void put(@Nullable Node[] into, long hash, byte[] key, Place place) {
        int slot = (int) hash & into.length - 1;
        into[slot] = new Node(hash, key, place, into[slot]);
    }

    /// Lets go of what was last heard before `sinceMs`.
    private void rebuild(int size, long sinceMs) {
        @Nullable Node[] fresh = new Node[size];
        for (Node first : table) {
            for (Node node = first; node != null; node = node.next) {
                if (node.place.heardMs >= sinceMs) {
                    put(fresh, node.hash, node.key, node.place);
                } else {
                    held--;
                    allowance.giveBack(node.place.sender);
                }
            }
        }
        table = fresh;
    }

    private static final class Node {
        private final long hash;
        private final byte[] key;
        private final Place place;
        private final @Nullable Node next;

        Node(long hash, byte[] key, Place place, @Nullable Node next) {
            this.hash = hash;
            this.key = key;
            this.place = place;
            this.next = next;
        }
    }

    /// One series.
    public static final class Place {
        private final Sender sender;
        private final List<Edge> edges;
        private volatile Series series;
        private volatile int stamp;
        private Buckets last = Buckets.NONE;
        private double sum;
        private long heardMs;

        Place(Made made, Sender sender, long heardMs) {
            this.series = made.series();
            this.edges = made.edges();
            this.sender = sender;
            this.heardMs = heardMs;
        }

        public Series series() {
            return series;
        }

        /// What its receiver made of it last, as a number of its own; 0 at first.
        public int stamp() {
            return stamp;
        }

        public void stamp(int number) {
            stamp = number;
        }

        /// What was added to a histogram since the last time; it is kept for the next.
        public synchronized Buckets grown(Buckets now) {
            Buckets before = last;
            last = now;
            return now.since(before);
        }

        /// The sum of all that was ever handed to this, from 0 on; for senders that tell differences.
        public synchronized double summed(double difference) {
            sum += difference;
            return sum;
        }

        /// From now on it is this one: its sender has said more of it, such as its kind.
        public void become(Series better) {
            series = better;
        }
    }

    /// A series that cannot be; no fault of those beside it.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        public Unusable(String reason, String example) {
            super(example, null, false, false);
            this.reason = reason;
        }

        /// The word it is counted by.
        public String reason() {
            return reason;
        }

        public String example() {
            return String.valueOf(getMessage());
        }
    }
}
