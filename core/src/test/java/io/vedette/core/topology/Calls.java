// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Spans in a few words, and what becomes of them.
final class Calls {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;
    static final long START = 1_700_000_000L * SECOND;
    static final TopologySettings SETTINGS = new TopologySettings(
            1_000, 1_000, Duration.ofHours(24), Duration.ofHours(1), Duration.ofSeconds(60), 10_000);

    private Calls() {}

    static Entity service(String name) {
        return new Entity("service", name);
    }

    /// @param name service, id of the span and of its parent, with blanks between
    static Span span(Role role, String name, long startMs, long tookMs) {
        return span(role, name, startMs, tookMs, "", "");
    }

    static Span span(Role role, String name, long startMs, long tookMs, String peer, String host) {
        String[] words = name.split(" ");
        var attributes = new TreeMap<String, String>();
        if (!host.isEmpty()) {
            attributes.put("host.name", host);
        }
        String trace = "000000000000000000000000000000aa";
        String parent = words.length > 2 ? words[2] : "";
        long start = START + startMs * MILLI;
        Entity entity = service(words[0]);
        return new Span(entity, start, tookMs * MILLI, trace, words[1], parent, "op", role, false, peer, attributes);
    }

    static Span failed(Span span) {
        return new Span(
                span.entity(),
                span.nanos(),
                span.durationNanos(),
                span.trace(),
                span.id(),
                span.parent(),
                span.operation(),
                span.role(),
                true,
                span.peer(),
                span.attributes());
    }

    /// All that is told when these come at once, and three minutes go by.
    static List<Relation> told(List<? extends Observation> observations) {
        return told(new Relate(SETTINGS).begin("realm"), observations, 0, 180);
    }

    static List<Relation> told(
            Operator.Memory<Observation, Relation> memory, List<? extends Observation> inputs, int from, int seconds) {
        List<Relation> told = new ArrayList<>();
        memory.wake(START + from * SECOND, told::add);
        inputs.forEach(input -> memory.on(input, told::add));
        for (int second = from + 1; second <= from + seconds; second++) {
            memory.wake(START + second * SECOND, told::add);
        }
        return told;
    }

    /// The last word on each edge.
    static List<Link> links(List<Relation> told) {
        Topology topology = new Topology(SETTINGS);
        told.forEach(relation -> {
            if (relation instanceof Link link) {
                topology.take(link);
            }
        });
        return topology.at(START + 1_000_000 * SECOND);
    }
}
