// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LabelEdges;
import io.vedette.server.receive.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Resources by the bytes that they are written with: a sender repeats its own in each request.
///
/// - **State:** safe for many threads; forgets everything when there are too many.
final class Resources {
    private static final int MOST = 20_000;
    private static final Entity NOBODY = new Entity("source", "otlp");

    /// What tells two instances of one entity apart, the best first.
    private static final List<String> INSTANCES =
            List.of("service.instance.id", "k8s.pod.name", "container.id", "host.name", "process.pid");

    /// Whose clock it is, the best first: within a pod, `host.name` is the pod's.
    private static final List<String> CLOCKS = List.of("k8s.node.name", "host.name");

    /// What tells which of its kind it is, so that bad ones can be told from good ones: what was deployed, and where.
    private static final List<String> KINDS = List.of(
            "service.version",
            "deployment.environment.name",
            "deployment.environment",
            "cloud.region",
            "cloud.availability_zone",
            "k8s.cluster.name",
            "container.image.tags",
            "process.runtime.version");

    private final EntityNames names;
    private final Consumer<List<Edge>> saw;
    private final Map<Spelling, Resource> known = new ConcurrentHashMap<>();
    private final Resource nobody = Resource.of(NOBODY, NOBODY, false, new TreeMap<>(), new TreeMap<>(), List.of());

    /// @param saw hears of the edges that a resource tells of, whenever it speaks
    Resources(EntityNames names, Consumer<List<Edge>> saw) {
        this.names = names;
        this.saw = saw;
    }

    private record Spelling(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Spelling(byte[] theirs) && Arrays.equals(bytes, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// Whoever says nothing of themselves.
    Resource nobody() {
        return nobody;
    }

    /// The resource of a `Resource…` message, in which it stands as field 1; goes back to the message's start.
    Resource in(Wire wire) throws Wire.Broken {
        int from = wire.at();
        Resource found = nobody;
        while (wire.next()) {
            if (wire.field() == 1) {
                found = read(wire);
            } else {
                wire.skip();
            }
        }
        wire.goTo(from);
        saw.accept(found.edges());
        return found;
    }

    private Resource read(Wire wire) throws Wire.Broken {
        int from = wire.at();
        int length = wire.run();
        int end = wire.at();
        Spelling spelling = new Spelling(Arrays.copyOfRange(wire.bytes(), end - length, end));
        Resource seen = known.get(spelling);
        if (seen != null) {
            return seen;
        }
        wire.goTo(from);
        SortedMap<String, String> attributes = new TreeMap<>();
        int outer = wire.enter();
        while (wire.next()) {
            if (wire.field() == 1) {
                Attributes.put(wire, attributes);
            } else {
                wire.skip();
            }
        }
        wire.leave(outer);
        Resource made = make(attributes);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(spelling, made);
        return made;
    }

    private Resource make(SortedMap<String, String> attributes) {
        EntityNames.Named numbers = names.ofNumber(attributes, NOBODY);
        EntityNames.Named records = names.ofRecord(attributes, NOBODY);
        SortedMap<String, String> instance = first(INSTANCES, numbers.rest());
        SortedMap<String, String> place = first(INSTANCES, attributes);
        place.putAll(first(CLOCKS, attributes));
        KINDS.stream()
                .filter(attributes::containsKey)
                .forEach(kind -> place.put(kind, attributes.getOrDefault(kind, "")));
        boolean named = !numbers.entity().equals(NOBODY);
        boolean speaks = !records.entity().equals(NOBODY);
        List<Edge> edges = speaks ? LabelEdges.of(attributes, records.entity()) : LabelEdges.of(attributes);
        return Resource.of(numbers.entity(), records.entity(), named, named ? instance : new TreeMap<>(), place, edges);
    }

    /// The first of these that is there.
    private static SortedMap<String, String> first(List<String> names, Map<String, String> attributes) {
        SortedMap<String, String> found = new TreeMap<>();
        names.stream()
                .filter(attributes::containsKey)
                .findFirst()
                .ifPresent(name -> found.put(name, attributes.getOrDefault(name, "")));
        return found;
    }
}
