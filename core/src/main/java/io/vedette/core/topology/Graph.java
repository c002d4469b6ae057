// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Unlinked;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The memory of [Relate]: the graph, and what may yet become part of it.
final class Graph {
    private static final int FORMAT = 1;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final TopologySettings settings;
    private final Topology topology;
    private final SpanJoin join;
    private final Gaps gaps = new Gaps();
    /// Of which more was seen than was told.
    private final Set<Edge> grown = new HashSet<>();

    private long nowNanos = Long.MIN_VALUE;
    private long refused;
    private Unlinked told = new Unlinked(0, 0);

    Graph(TopologySettings settings) {
        this.settings = settings;
        this.topology = new Topology(settings);
        this.join = new SpanJoin(settings.window().toNanos(), settings.spans());
    }

    void take(Span span, Consumer<? super Relation> out) {
        join.take(span, call -> take(call, out));
    }

    void take(Sighting sighting, Consumer<? super Relation> out) {
        see(current(sighting.edge(), sighting.nanos()), out);
    }

    private void take(SpanJoin.Call call, Consumer<? super Relation> out) {
        see(current(call.edge(), call.nanos()).called(call.weight(), call.failed(), call.durationNanos()), out);
        gaps.take(call.gap());
    }

    private Link current(Edge edge, long nanos) {
        return topology.open(edge).map(link -> link.seenAt(nanos)).orElseGet(() -> Link.seen(edge, nanos));
    }

    private void see(Link link, Consumer<? super Relation> out) {
        boolean fresh = topology.open(link.edge()).isEmpty();
        if (!topology.take(link)) {
            refused++;
        } else if (fresh) {
            out.accept(link);
        } else {
            grown.add(link.edge());
        }
    }

    /// Joins what is due; once a minute tells what has grown and ends what is silent.
    void reach(long nanos, Consumer<? super Relation> out) {
        boolean over = nowNanos != Long.MIN_VALUE && nanos / MINUTE_NANOS > nowNanos / MINUTE_NANOS;
        nowNanos = Math.max(nowNanos, nanos);
        join.reach(nanos, call -> take(call, out));
        if (over) {
            tellGrown(out);
            endSilent(out);
            gaps.tellChanged(out);
            Unlinked now = unlinked();
            if (!now.equals(told)) {
                told = now;
                out.accept(now);
            }
        }
    }

    private void tellGrown(Consumer<? super Relation> out) {
        topology.open().stream().filter(link -> grown.contains(link.edge())).forEach(out);
        grown.clear();
    }

    private void endSilent(Consumer<? super Relation> out) {
        List<Link> silent = topology.open().stream()
                .filter(link -> nowNanos - link.lastNanos() > patience(link.edge()))
                .map(Link::end)
                .toList();
        for (Link link : silent) {
            topology.take(link);
            out.accept(link);
        }
    }

    private long patience(Edge edge) {
        return (edge.kind() == Edge.Kind.CALLS ? settings.callsSilentAfter() : settings.labelsSilentAfter()).toNanos();
    }

    private Unlinked unlinked() {
        return new Unlinked(refused, join.dropped());
    }

    /// Tells everything again, to somebody who does not know it yet.
    void recall(Consumer<? super Relation> out) {
        topology.past().forEach(out);
        topology.open().forEach(out);
        gaps.tellAll(out);
        out.accept(told);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(nowNanos);
        out.writeLong(refused);
        out.writeLong(told.edges());
        out.writeLong(told.spans());
        LinkForm form = new LinkForm();
        out.writeInt(topology.past().size());
        for (Link link : topology.past()) {
            form.write(link, out);
        }
        out.writeInt(topology.size());
        for (Link link : topology.open()) {
            form.write(link, out);
            out.writeBoolean(grown.contains(link.edge()));
        }
        join.save(out);
        gaps.save(out);
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("the topology has format %d, this release reads %d".formatted(format, FORMAT));
        }
        nowNanos = in.readLong();
        refused = in.readLong();
        told = new Unlinked(in.readLong(), in.readLong());
        LinkForm form = new LinkForm();
        for (int left = SavedState.count(in, "ended edges", TopologySettings.MOST); left > 0; left--) {
            topology.take(form.read(in, true));
        }
        for (int left = SavedState.count(in, "edges", TopologySettings.MOST); left > 0; left--) {
            Link link = form.read(in, false);
            boolean hasGrown = in.readBoolean();
            if (topology.take(link) && hasGrown) {
                grown.add(link.edge());
            }
        }
        join.restore(in);
        gaps.restore(in);
        if (refused < 0) {
            throw new IllegalArgumentException("%d edges refused".formatted(refused));
        }
    }
}
