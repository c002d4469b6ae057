// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import static io.vedette.core.topology.Calls.MILLI;
import static io.vedette.core.topology.Calls.SECOND;
import static io.vedette.core.topology.Calls.SETTINGS;
import static io.vedette.core.topology.Calls.START;
import static io.vedette.core.topology.Calls.failed;
import static io.vedette.core.topology.Calls.links;
import static io.vedette.core.topology.Calls.service;
import static io.vedette.core.topology.Calls.span;
import static io.vedette.core.topology.Calls.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.ClockGap;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Edge.Kind;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import io.vedette.core.domain.Unlinked;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RelateTest {
    private static final Span ASKING = span(Role.CLIENT, "shop 01", 100, 50);
    private static final Span ANSWERING = span(Role.SERVER, "stock 02 01", 110, 30);

    private static Edge calls(String from, String to) {
        return new Edge(service(from), Kind.CALLS, service(to));
    }

    @Test
    void server_span_below_a_client_span_is_a_call_as_long_as_the_caller_waited() {
        assertThat(links(told(List.of(ASKING, ANSWERING))))
                .containsExactly(new Link(
                        calls("shop", "stock"), START + 100 * MILLI, START + 100 * MILLI, false, 1, 0, 50 * MILLI));
    }

    @Test
    void call_failed_when_one_side_says_so() {
        assertThat(links(told(List.of(failed(ASKING), ANSWERING))))
                .extracting(Link::failed)
                .containsExactly(1L);
        assertThat(links(told(List.of(ASKING, failed(ANSWERING)))))
                .extracting(Link::failed)
                .containsExactly(1L);
    }

    @Test
    void span_that_is_sent_twice_is_one_call() {
        assertThat(links(told(List.of(ASKING, ANSWERING, ASKING, ANSWERING))))
                .extracting(Link::calls)
                .containsExactly(1L);
    }

    @Test
    void server_without_a_client_span_is_called_by_whoever_caused_it() {
        Span local = span(Role.INTERNAL, "shop 01", 100, 50);
        assertThat(links(told(List.of(ANSWERING, local))))
                .extracting(Link::edge, Link::durationNanos)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(calls("shop", "stock"), 30 * MILLI));
    }

    @Test
    void both_sides_of_a_zipkin_call_may_share_an_id() {
        Span shared = span(Role.SERVER, "stock 01 09", 110, 30);
        Span below = span(Role.SERVER, "disk 03 01", 115, 10);
        assertThat(links(told(List.of(below, ASKING, shared))))
                .extracting(Link::edge)
                .containsExactly(calls("shop", "stock"), calls("stock", "disk"));
    }

    @Test
    void callee_that_sends_no_spans_is_named_by_its_caller() {
        Span asking = span(Role.CLIENT, "shop 01", 100, 50, "database:postgresql/orders", "");
        assertThat(links(told(List.of(asking))))
                .extracting(Link::edge)
                .containsExactly(new Edge(service("shop"), Kind.CALLS, new Entity("database", "postgresql/orders")));
    }

    @Test
    void peer_that_a_caller_names_gives_way_to_the_callee_that_speaks_for_itself() {
        Span asking = span(Role.CLIENT, "shop 01", 100, 50, "host:stock.internal", "");
        assertThat(links(told(List.of(asking, ANSWERING))))
                .extracting(Link::edge)
                .containsExactly(calls("shop", "stock"));
    }

    @Test
    void peer_that_is_no_name_is_nobody() {
        assertThat(links(told(List.of(span(Role.CLIENT, "shop 01", 1, 1, "service:" + "x".repeat(300), "")))))
                .isEmpty();
        assertThat(links(told(List.of(span(Role.SERVER, "shop 01", 1, 1, "target:10.0.0.1:55555", "")))))
                .isEmpty();
    }

    @Test
    void message_goes_from_producer_to_consumer_or_by_way_of_its_queue() {
        Span sent = span(Role.PRODUCER, "shop 01", 100, 5, "queue:orders", "");
        Span taken = span(Role.CONSUMER, "stock 02 01", 900, 70, "queue:orders", "");
        assertThat(links(told(List.of(sent, taken))))
                .extracting(Link::edge, Link::durationNanos)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(calls("shop", "stock"), 70 * MILLI));

        Span linked = span(Role.CONSUMER, "stock 02", 900, 70, "queue:orders", "");
        Entity queue = new Entity("queue", "orders");
        assertThat(links(told(List.of(sent, linked))))
                .extracting(Link::edge)
                .containsExactly(
                        new Edge(queue, Kind.CALLS, service("stock")), new Edge(service("shop"), Kind.CALLS, queue));
    }

    @Test
    void clocks_that_disagree_are_told_and_the_call_stands_where_its_caller_saw_it() {
        Span asking = span(Role.CLIENT, "shop 01", 5_000, 50, "", "h1");
        Span answering = span(Role.SERVER, "stock 02 01", 2_000, 30, "", "h2");
        List<Relation> told = told(List.of(asking, answering));
        assertThat(told).contains(new ClockGap("h1", "h2", 1, 3_010 * MILLI, 3_010 * MILLI));
        assertThat(links(told)).extracting(Link::firstNanos).containsExactly(START + 5_000 * MILLI);

        Span sameHost = span(Role.SERVER, "stock 02 01", 2_000, 30, "", "h1");
        assertThat(told(List.of(asking, sameHost))).noneMatch(ClockGap.class::isInstance);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void order_within_the_window_changes_nothing(long seed) {
        List<Observation> spans = trace(new SplittableRandom(seed), 60);
        List<Link> inOrder = links(told(spans));
        List<Observation> shuffled = new ArrayList<>(spans);
        Collections.shuffle(shuffled, new Random(seed));
        var memory = new Relate(SETTINGS).begin("realm");
        List<Relation> inPieces = new ArrayList<>();
        for (int piece = 0; piece < 6; piece++) {
            inPieces.addAll(told(memory, shuffled.subList(piece * 10, piece * 10 + 10), piece * 11, 9));
        }
        inPieces.addAll(told(memory, List.of(), 66, 180));

        assertThat(inOrder).as("seed %d", seed).hasSizeGreaterThan(5);
        assertThat(links(inPieces)).as("seed %d", seed).isEqualTo(inOrder);
    }

    /// Calls below each other, some without a client's side, some to those who send nothing, some of shared ids.
    private static List<Observation> trace(SplittableRandom chance, int count) {
        List<Observation> spans = new ArrayList<>();
        boolean askedBefore = false;
        for (int i = 0; i < count; i++) {
            String service = "s" + chance.nextInt(7);
            String id = "%02x".formatted(i + 1);
            String parent = i == 0 ? "" : " %02x".formatted(1 + chance.nextInt(i));
            Role role = Role.values()[chance.nextInt(5)];
            String peer = chance.nextInt(3) == 0 ? "service:p" + chance.nextInt(3) : "";
            boolean shares = askedBefore && (role == Role.SERVER || role == Role.CONSUMER) && chance.nextBoolean();
            askedBefore = !shares && (role == Role.CLIENT || role == Role.PRODUCER);
            String named = service + " " + (shares ? "%02x".formatted(i) : id) + parent;
            spans.add(span(role, named, chance.nextInt(1_000), chance.nextInt(100), peer, "h" + chance.nextInt(3)));
        }
        return spans;
    }

    @Test
    void caller_that_comes_later_than_the_window_is_not_found() {
        var memory = new Relate(SETTINGS).begin("realm");
        List<Relation> told = told(memory, List.of(ANSWERING), 0, 59);
        told.addAll(told(memory, List.of(ASKING), 60, 200));
        assertThat(links(told)).isEmpty();
    }

    private static List<Span> traces(int count, long seed) {
        var chance = new SplittableRandom(seed);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String trace = "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
            for (Span span : List.of(ASKING, ANSWERING)) {
                spans.add(new Span(
                        span.entity(),
                        span.nanos(),
                        span.durationNanos(),
                        trace,
                        span.id(),
                        span.parent(),
                        span.operation(),
                        span.role(),
                        false,
                        "",
                        span.attributes()));
            }
        }
        return spans;
    }

    private static TopologySettings room(int spans) {
        return new TopologySettings(
                1_000, 1_000, Duration.ofHours(24), Duration.ofHours(1), Duration.ofSeconds(60), spans);
    }

    @Test
    void traces_beyond_the_limit_are_passed_over_whole_and_the_others_count_for_them() {
        List<Relation> told = told(new Relate(room(400)).begin("realm"), traces(5_000, 3), 0, 300);

        assertThat(links(told)).hasSize(1);
        // 100 to 200 traces are left; 3 of their deviations are less than half.
        assertThat(links(told).getFirst().calls()).isBetween(2_500L, 7_500L);
        assertThat(told).anyMatch(relation -> relation instanceof Unlinked left && left.spans() > 9_000);
    }

    @Test
    void one_trace_that_fills_the_room_does_not_keep_others_out_for_long() {
        List<Span> crowd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            crowd.add(span(Role.CLIENT, "shop %x".formatted(i + 100), 100, 1));
        }
        var memory = new Relate(room(400)).begin("realm");
        List<Relation> told = told(memory, crowd, 0, 300);
        assertThat(links(told)).isEmpty();

        told.addAll(told(memory, traces(50, 4), 300, 200));
        assertThat(links(told)).extracting(Link::calls).containsExactly(50L);
    }

    @Test
    void edges_and_entities_beyond_the_limits_are_counted() {
        var few = new TopologySettings(4, 3, Duration.ofHours(24), Duration.ofHours(1), Duration.ofSeconds(60), 10);
        List<Sighting> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(new Sighting(new Edge(service("a" + i), Kind.RUNS_ON, new Entity("host", "h")), START));
        }
        List<Relation> told = told(new Relate(few).begin("realm"), many, 0, 180);
        assertThat(links(told)).hasSize(3);
        assertThat(told).contains(new Unlinked(2, 0));
    }

    @Test
    void silent_edge_ends_and_what_comes_back_is_another_stretch() {
        Edge edge = new Edge(new Entity("pod", "a"), Kind.RUNS_ON, new Entity("host", "h"));
        Operator.Memory<Observation, Relation> memory = new Relate(SETTINGS).begin("realm");
        Topology topology = new Topology(SETTINGS);
        List<Relation> told = told(memory, List.of(new Sighting(edge, START)), 0, 60);
        told.addAll(told(memory, List.of(new Sighting(edge, START + 600 * SECOND)), 600, 60));
        told.addAll(told(memory, List.of(), 7_200, 60));
        told.addAll(told(memory, List.of(new Sighting(edge, START + 9_000 * SECOND)), 9_000, 60));
        told.forEach(relation -> topology.take((Link) relation));

        assertThat(topology.at(START - 1)).isEmpty();
        assertThat(topology.at(START + 300 * SECOND)).hasSize(1);
        assertThat(topology.at(START + 5_000 * SECOND)).isEmpty();
        assertThat(topology.at(START + 9_001 * SECOND))
                .extracting(Link::firstNanos)
                .containsExactly(START + 9_000 * SECOND);
        List<Relation> again = new ArrayList<>();
        memory.recall(again::add);
        assertThat(again).filteredOn(Link.class::isInstance).hasSize(2);
    }
}
