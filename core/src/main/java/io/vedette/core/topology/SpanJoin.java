// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import io.vedette.core.flow.SavedState;
import io.vedette.core.topology.HeldSpan.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds who called whom among spans that come in any order, in separate requests.
///
/// - **In:** spans in the order of their arrival, and the time. Of spans that come within the window of each other, the
///   order changes nothing.
/// - **Out:** each call once: a window after its called side came, or two after its calling side, when nobody at the
///   other end sends spans and the caller said who that is.
/// - **Cost:** O(1) a span, about 200 bytes for two windows; of traces that are passed over next to nothing.
final class SpanJoin {
    // A called span waits one window before its caller is looked for, and every span can be found for two: so a caller
    // is found that came one window earlier or one later.
    //
    // When more come than there is room for, whole traces are passed over, by chance of their ids: a window cut short
    // would tear them all. Each level halves their share, and what is left counts twice as much. One trace that fills
    // the room by itself cannot be thinned; then the oldest spans go.

    private static final int HIGHEST_LEVEL = 16;
    /// 2⁶⁴ divided by the golden ratio: spreads ids that are counted up.
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long windowNanos;
    private final int most;
    private final Map<Place, Held> held = new LinkedHashMap<>();
    private final Deque<Held> called = new ArrayDeque<>();
    private long nowNanos = Long.MIN_VALUE;
    private long dropped;
    private int level;

    SpanJoin(long windowNanos, int most) {
        this.windowNanos = windowNanos;
        this.most = most;
    }

    /// Hears of calls.
    @FunctionalInterface
    interface Hearing {
        void call(Call call);
    }

    /// @param nanos         when, by the caller's clock where the caller is known
    /// @param durationNanos as the caller waited; the called side's own where that is not known
    /// @param weight        how many such calls it stands for
    record Call(Edge edge, long nanos, boolean failed, long durationNanos, long weight, Gap gap) {}

    /// @param caller whose clock timed the calling side
    /// @param called whose clock timed the called side
    /// @param nanos  by how much the called side had to be moved, 0 when the clocks agree
    record Gap(String caller, String called, long nanos) {
        static final Gap NONE = new Gap("", "", 0);
    }

    private static final class Held {
        private final HeldSpan span;
        private long arrivedNanos;
        /// Whether it is known who was at the other end.
        private boolean answered;
        /// Whether its caller is still to be looked for.
        private boolean waits;

        Held(HeldSpan span, long arrivedNanos) {
            this.span = span;
            this.arrivedNanos = arrivedNanos;
        }
    }

    void take(Span span, Hearing out) {
        if (level > 0 && !isChosen(HeldSpan.fold(span.trace()))) {
            dropped++;
            return;
        }
        Held fresh = new Held(HeldSpan.of(span), nowNanos);
        if (held.putIfAbsent(fresh.span.place(), fresh) != null) {
            return;
        }
        if (fresh.span.isCalled()) {
            fresh.waits = true;
            called.addLast(fresh);
        }
        while (held.size() > most) {
            if (level < HIGHEST_LEVEL) {
                level++;
                thin();
            } else {
                dropOldest(out);
            }
        }
    }

    private boolean isChosen(long trace) {
        return level == 0 || trace * GOLDEN >>> (Long.SIZE - level) == 0;
    }

    private void thin() {
        int before = held.size();
        held.values().removeIf(one -> !isChosen(one.span.place().trace()));
        called.removeIf(one -> !isChosen(one.span.place().trace()));
        dropped += before - held.size();
    }

    private void dropOldest(Hearing out) {
        dropped++;
        Held oldest = held.values().iterator().next();
        if (oldest.waits) {
            joinNext(out);
        }
        held.remove(oldest.span.place());
        tellPeer(oldest, out);
    }

    /// Spans that were passed over or had to go before their time.
    long dropped() {
        return dropped;
    }

    void reach(long nanos, Hearing out) {
        if (nowNanos == Long.MIN_VALUE) {
            held.values().forEach(before -> before.arrivedNanos = nanos);
        }
        nowNanos = Math.max(nowNanos, nanos);
        while (!called.isEmpty() && called.getFirst().arrivedNanos <= nowNanos - windowNanos) {
            joinNext(out);
        }
        Iterator<Held> oldest = held.values().iterator();
        while (oldest.hasNext()) {
            Held next = oldest.next();
            if (next.arrivedNanos > nowNanos - 2 * windowNanos) {
                break;
            }
            oldest.remove();
            tellPeer(next, out);
        }
        if (level > 0 && held.size() < most / 4) {
            level--;
        }
    }

    /// How many calls one stands for.
    private long weight() {
        return 1L << level;
    }

    private void joinNext(Hearing out) {
        Held at = called.removeFirst();
        at.waits = false;
        callerOf(at.span).ifPresent(caller -> {
            at.answered = true;
            caller.answered |= caller.span.isCalling();
            if (!caller.span.entity().equals(at.span.entity())) {
                out.call(call(caller.span, at.span));
            }
        });
    }

    /// The other side of the same call; else the span that caused it, of which the side that was called goes first:
    /// where both share an id, it is the one that went on to call.
    private Optional<Held> callerOf(HeldSpan span) {
        Held other = held.get(span.otherSide());
        if (other != null || span.parent() == 0) {
            return Optional.ofNullable(other);
        }
        Held cause = held.get(span.cause(false));
        return Optional.ofNullable(cause == null ? held.get(span.cause(true)) : cause);
    }

    private Call call(HeldSpan from, HeldSpan to) {
        boolean waits = from.role() != Role.PRODUCER && to.role() != Role.CONSUMER;
        long gap = from.clock().equals(to.clock())
                ? 0
                : ClockSkew.shift(from.startNanos(), from.durationNanos(), to.startNanos(), to.durationNanos(), waits);
        return new Call(
                new Edge(from.entity(), Edge.Kind.CALLS, to.entity()),
                from.isCalling() ? from.startNanos() : to.startNanos() + gap,
                to.failed() || from.isCalling() && from.failed(),
                from.isCalling() && waits ? from.durationNanos() : to.durationNanos(),
                weight(),
                new Gap(from.clock(), to.clock(), gap));
    }

    /// One end of a call told of it, and named the other end, which sends no spans.
    private void tellPeer(Held at, Hearing out) {
        HeldSpan span = at.span;
        if (at.answered || span.peer().isEmpty() || span.role() == Role.INTERNAL) {
            return;
        }
        peer(span).filter(peer -> !peer.equals(span.entity())).ifPresent(peer -> {
            Edge edge = span.isCalling()
                    ? new Edge(span.entity(), Edge.Kind.CALLS, peer)
                    : new Edge(peer, Edge.Kind.CALLS, span.entity());
            out.call(new Call(edge, span.startNanos(), span.failed(), span.durationNanos(), weight(), Gap.NONE));
        });
    }

    /// Of callers only names are of use: an address is anybody's.
    private static Optional<Entity> peer(HeldSpan span) {
        try {
            Entity peer = Entity.parse(span.peer());
            boolean address = peer.kind().equals("target") || peer.kind().equals("host");
            return address && !span.isCalling() ? Optional.empty() : Optional.of(peer);
        } catch (IllegalArgumentException _) {
            // A sender may write what it likes there; what is no name names nobody.
            return Optional.empty();
        }
    }

    void save(DataOutput out) throws IOException {
        HeldSpanForm form = new HeldSpanForm();
        out.writeLong(nowNanos);
        out.writeLong(dropped);
        out.writeInt(level);
        out.writeInt(held.size());
        for (Held one : held.values()) {
            form.write(one.span, out);
            out.writeLong(one.arrivedNanos);
            out.writeBoolean(one.answered);
            out.writeBoolean(one.waits);
        }
    }

    void restore(DataInput in) throws IOException {
        HeldSpanForm form = new HeldSpanForm();
        nowNanos = in.readLong();
        dropped = in.readLong();
        if (dropped < 0) {
            throw new IllegalArgumentException("%d spans dropped".formatted(dropped));
        }
        level = SavedState.count(in, "level", HIGHEST_LEVEL);
        for (int left = SavedState.count(in, "held spans", TopologySettings.MOST); left > 0; left--) {
            Held one = new Held(form.read(in), in.readLong());
            one.answered = in.readBoolean();
            one.waits = in.readBoolean();
            held.put(one.span.place(), one);
            if (one.waits) {
                called.addLast(one);
            }
        }
    }
}
