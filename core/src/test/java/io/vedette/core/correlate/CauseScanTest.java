// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static io.vedette.core.correlate.RealmStory.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shop of forty pairs of services that have nothing to do with each other, and what each test adds to it.
class CauseScanTest {
    private final Neighbours neighbours = new Neighbours();

    @BeforeEach
    void calm() {
        for (int pair = 0; pair < 40; pair++) {
            calls("calm" + pair, "calmer" + pair);
        }
    }

    private void calls(String caller, String... called) {
        for (String name : called) {
            neighbours.take(Link.seen(new Edge(service(caller), Edge.Kind.CALLS, service(name)), 0));
        }
    }

    private List<CauseScan.Found> scan(String... troubled) {
        Set<Entity> services = Arrays.stream(troubled).map(RealmStory::service).collect(Collectors.toSet());
        return CauseScan.in(services, new Callers(neighbours));
    }

    private void databaseBehindSilentOnes() {
        for (String caller : List.of("a", "b", "c", "d")) {
            calls(caller, "db");
        }
        calls("silent1", "a");
        calls("silent2", "silent1");
        calls("silent3", "silent2");
        for (String caller : List.of("e", "f", "g")) {
            calls(caller, "silent3");
        }
    }

    @Test
    void who_calls_the_cause_over_silent_ones_is_explained() {
        databaseBehindSilentOnes();

        assertThat(scan("db", "a", "b", "c", "d", "e", "f", "g"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.cause()).isEqualTo(service("db"));
                    assertThat(found.within()).contains(service("e"), service("f"), service("g"));
                    assertThat(found.words()).isEqualTo("suffers from service:db, as 7 of the 10 that call it do");
                });
    }

    @Test
    void trouble_that_does_not_travel_far_explains_nobody_far_off() {
        databaseBehindSilentOnes();
        for (int i = 0; i < 20; i++) {
            calls("far" + i, "silent3");
        }

        assertThat(scan("db", "a", "b", "c", "d", "far1"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.within()).contains(service("a")).doesNotContain(service("far1")));
    }

    @Test
    void of_what_the_same_callers_use_the_one_whose_other_callers_are_calm_is_not_the_cause() {
        for (String caller : List.of("a", "b", "c", "d", "e")) {
            calls(caller, "db", "mail");
        }
        for (int i = 0; i < 10; i++) {
            calls("well" + i, "mail");
        }

        assertThat(scan("db", "mail", "a", "b", "c", "d", "e"))
                .singleElement()
                .satisfies(found -> assertThat(found.cause()).isEqualTo(service("db")));
    }

    @Test
    void what_hurts_the_cause_and_explains_nearly_as_much_is_the_cause() {
        for (String caller : List.of("a", "b", "c", "d", "e")) {
            calls(caller, "db");
        }
        calls("db", "disk");
        calls("well", "disk");

        assertThat(scan("db", "disk", "a", "b", "c", "d", "e"))
                .singleElement()
                .satisfies(found -> assertThat(found.cause()).isEqualTo(service("disk")));
    }

    @Test
    void what_hurts_the_cause_and_leaves_its_other_callers_calm_is_not() {
        for (String caller : List.of("a", "b", "c", "d", "e")) {
            calls(caller, "db");
        }
        calls("db", "disk");
        for (int i = 0; i < 20; i++) {
            calls("well" + i, "disk");
        }

        assertThat(scan("db", "disk", "a", "b", "c", "d", "e"))
                .singleElement()
                .satisfies(found -> assertThat(found.cause()).isEqualTo(service("db")));
    }

    @Test
    void two_faults_are_two_and_nobody_is_explained_twice() {
        for (String caller : List.of("a", "b", "c", "d", "both")) {
            calls(caller, "db");
        }
        for (String caller : List.of("k", "l", "m", "both")) {
            calls(caller, "queue");
        }

        List<CauseScan.Found> found = scan("db", "queue", "a", "b", "c", "d", "both", "k", "l", "m");

        assertThat(found).extracting(CauseScan.Found::cause).containsExactly(service("db"), service("queue"));
        assertThat(found.getFirst().within()).contains(service("both"));
        assertThat(found.getLast().within()).doesNotContain(service("both"));
    }

    @Test
    void where_trouble_is_no_denser_than_elsewhere_nobody_explains_it() {
        for (int i = 0; i < 10; i++) {
            calls("caller" + i, "db");
        }

        assertThat(scan("db", "caller1", "calm1", "calm7", "calm9", "calmer14")).isEmpty();
    }
}
