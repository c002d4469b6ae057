// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.ClockGap;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Unlinked;
import io.vedette.core.topology.Topology;
import io.vedette.core.topology.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// How entities hang together and what shows it, as the engine tells it. After a restart it is told everything again.
///
/// - **State:** one writer, many readers; a reader waits while another reads.
public final class Atlas implements Consumer<Object> {
    private static final int MOST_GAPS = 2_000;

    /// Clocks that differ less are no news: that much a network does.
    private static final Duration LARGE = Duration.ofSeconds(1);

    private final Topology topology;
    private final Health health;
    private final Map<Entity, Exemplars> exemplars = new ConcurrentHashMap<>();
    private final Map<List<String>, ClockGap> gaps = new LinkedHashMap<>();
    private volatile Unlinked unlinked = new Unlinked(0, 0);

    public Atlas(TopologySettings settings, Health health) {
        this.topology = new Topology(settings);
        this.health = health;
    }

    @Override
    public void accept(Object told) {
        switch (told) {
            case Link link -> {
                synchronized (this) {
                    topology.take(link);
                }
            }
            case ClockGap gap -> take(gap);
            case Unlinked now -> unlinked = now;
            case Exemplars now when now.examples().isEmpty() -> exemplars.remove(now.entity());
            case Exemplars now -> exemplars.put(now.entity(), now);
            default -> {
                // The desk's affair.
            }
        }
    }

    private void take(ClockGap gap) {
        synchronized (this) {
            List<String> pair = List.of(gap.caller(), gap.called());
            gaps.remove(pair);
            gaps.put(pair, gap);
            if (gaps.size() > MOST_GAPS) {
                gaps.remove(gaps.keySet().iterator().next());
            }
        }
        if (Math.abs(gap.shiftNanos()) >= LARGE.toNanos()) {
            health.complain(
                    "clocks",
                    "the clocks of %s and %s differ by about %.1f s, as their spans tell"
                            .formatted(gap.caller(), gap.called(), Math.abs(gap.shiftNanos()) / 1e9));
        }
    }

    /// The edges that were there at a moment, sorted.
    public synchronized List<Link> at(long nanos) {
        return topology.at(nanos);
    }

    /// Those of one entity.
    public synchronized List<Link> around(Entity entity, long nanos) {
        return topology.around(entity, nanos);
    }

    /// Edges that hold now.
    public synchronized int size() {
        return topology.size();
    }

    /// Pairs of clocks that disagree, the most first.
    public synchronized List<ClockGap> gaps() {
        List<ClockGap> all = new ArrayList<>(gaps.values());
        all.sort(Comparator.comparingLong(ClockGap::largestNanos).reversed());
        return all;
    }

    /// Those of an entity; none when it had no requests of late.
    public Exemplars exemplars(Entity entity) {
        return exemplars.getOrDefault(entity, new Exemplars(entity, List.of()));
    }

    public Unlinked unlinked() {
        return unlinked;
    }
}
