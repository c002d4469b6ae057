// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import static io.vedette.core.diagnose.Crowd.END;
import static io.vedette.core.diagnose.Crowd.HIDDEN;
import static io.vedette.core.diagnose.Crowd.ONSET;
import static io.vedette.core.diagnose.Crowd.SECOND;
import static io.vedette.core.diagnose.Crowd.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Condition;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final int COUNT = 6_000;

    private static boolean never(Map<String, String> of, boolean begun) {
        return false;
    }

    private static Condition is(String attribute, String value) {
        return new Condition(attribute, value, true);
    }

    private static boolean has(Map<String, String> of, String attribute, String value) {
        return value.equals(of.get(attribute));
    }

    @Test
    void version_in_one_zone_is_found_and_said_in_words() {
        Crowd crowd = new Crowd(1, COUNT);
        crowd.requests(
                (of, begun) -> begun
                        && has(of, "service.version", "2.18")
                        && has(of, "zone", "b")
                        && crowd.random.nextInt(10) > 0,
                ContrastTest::never);

        Diagnosis diagnosis = crowd.diagnosis();

        Separation one = diagnosis.separations().getFirst();
        assertThat(diagnosis.separations()).hasSize(1);
        assertThat(one.conditions()).containsExactly(is("service.version", "2.18"), is("zone", "b"));
        assertThat(one.with().share()).isCloseTo(0.9, within(0.07));
        assertThat(one.others().share()).isLessThan(0.03);
        assertThat(one.sentence())
                .matches("[89]\\d % of requests to shop with service.version=2.18 and zone=b fail, (less than )?\\d %"
                        + " of the others.");
        assertThat(diagnosis.sentence()).endsWith(one.sentence());
    }

    @Test
    void slow_customer_is_found_and_told_to_be_slow() {
        Crowd crowd = new Crowd(2, COUNT);
        crowd.requests(ContrastTest::never, (of, begun) -> begun && has(of, "customer", "c3"));

        List<Separation> found = crowd.separations();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().conditions()).containsExactly(is("customer", "c3"));
        assertThat(found.getFirst().sentence()).contains("customer=c3 are slow, 2 % of the others");
    }

    @Test
    void two_troubles_at_once_are_both_told() {
        Crowd crowd = new Crowd(3, COUNT);
        crowd.requests(
                (of, begun) -> begun && (has(of, "customer", "c3") || has(of, "zone", "b")), ContrastTest::never);

        assertThat(crowd.separations().stream().map(Separation::conditions).collect(Collectors.toSet()))
                .isEqualTo(Set.of(List.of(is("zone", "b")), List.of(is("customer", "c3"))));
    }

    @Test
    void what_fails_everywhere_but_in_one_zone_is_told_as_not_that_zone() {
        Crowd crowd = new Crowd(4, COUNT);
        crowd.requests((of, begun) -> begun && !has(of, "zone", "a"), ContrastTest::never);

        List<Separation> found = crowd.separations();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().conditions()).containsExactly(new Condition("zone", "a", false));
        assertThat(found.getFirst().sentence()).contains("with zone not a fail");
    }

    @Test
    void nothing_that_separates_is_nothing_said() {
        for (long seed = 0; seed < 40; seed++) {
            double share = 0.02 + 0.9 * new SplittableRandom(seed).nextDouble();
            Crowd crowd = new Crowd(seed, 1_500);
            crowd.requests((_, begun) -> begun && crowd.random.nextDouble() < share, ContrastTest::never);

            assertThat(crowd.separations()).as("seed %d, share %f", seed, share).isEmpty();
        }
    }

    @Test
    void planted_value_is_found_whatever_it_is_and_no_id_is_named() {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            String attribute = List.of("zone", "customer", "http.route").get(chance.nextInt(3));
            Crowd crowd = new Crowd(seed, COUNT);
            String value = crowd.usual().get(attribute);
            crowd.requests(
                    (of, begun) -> begun && has(of, attribute, value) && crowd.random.nextInt(3) > 0,
                    ContrastTest::never);

            List<Separation> found = crowd.separations();

            assertThat(found).as("seed %d", seed).hasSize(1);
            assertThat(found.getFirst().conditions()).as("seed %d", seed).containsExactly(is(attribute, value));
            assertThat(found.toString()).doesNotContain("request.id", "session.id", "error.type");
        }
    }

    @Test
    void order_of_spans_changes_nothing() {
        for (long seed = 0; seed < 5; seed++) {
            List<Separation> found = planted(seed).separations();

            assertThat(planted(seed).shuffled(seed).separations())
                    .as("seed %d", seed)
                    .isEqualTo(found);
            assertThat(found).isNotEmpty();
        }
    }

    private static Crowd planted(long seed) {
        return new Crowd(seed, 2_000)
                .requests((of, begun) -> begun && has(of, "service.version", "2.18"), ContrastTest::never);
    }

    @Test
    void what_was_as_bad_before_is_not_told() {
        Crowd crowd = new Crowd(5, COUNT);
        crowd.requests(
                (of, begun) -> has(of, "customer", "c3") || begun && crowd.random.nextInt(10) == 0,
                ContrastTest::never);

        assertThat(crowd.separations()).isEmpty();
    }

    @Test
    void who_came_only_while_it_was_worst_is_not_blamed() {
        Crowd crowd = new Crowd(6, COUNT);
        crowd.requests(
                nanos -> {
                    Map<String, String> of = crowd.usual();
                    boolean worst = nanos > ONSET + 240 * SECOND;
                    of.put("batch", worst && crowd.random.nextBoolean() ? "night" : "none");
                    of.put(HIDDEN + "worst", Boolean.toString(worst));
                    return of;
                },
                (of, begun) -> begun && has(of, HIDDEN + "worst", "true"),
                ContrastTest::never);

        assertThat(crowd.separations()).isEmpty();
    }

    @Test
    void customers_who_come_in_fits_are_not_blamed_for_trouble_that_comes_and_goes() {
        for (long seed = 0; seed < 20; seed++) {
            Crowd crowd = new Crowd(seed, COUNT);
            double[] wave = crowd.random.doubles(37).toArray();
            int[] busy = new int[1];
            crowd.requests(
                    nanos -> {
                        Map<String, String> of = crowd.usual();
                        busy[0] = crowd.random.nextInt(240) == 0 ? crowd.random.nextInt(30) : busy[0];
                        boolean fit = crowd.random.nextInt(3) > 0;
                        of.put("customer", "c" + (fit ? busy[0] : crowd.random.nextInt(30)));
                        boolean bad = crowd.random.nextDouble() < wave[(int) (nanos / (100 * SECOND))];
                        of.put(HIDDEN + "bad", Boolean.toString(bad));
                        return of;
                    },
                    (of, begun) -> begun && has(of, HIDDEN + "bad", "true"),
                    ContrastTest::never);

            assertThat(crowd.separations()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void version_that_came_with_it_and_replaced_the_old_one_is_told_beside_what_was_before() {
        Crowd crowd = new Crowd(7, COUNT);
        crowd.changes.add(new Change(SHOP, ONSET - 50 * SECOND, "ci", "r", "deployment", "shop 3.0", new TreeMap<>()));
        crowd.requests(
                nanos -> {
                    Map<String, String> of = crowd.usual();
                    of.put("service.version", nanos > ONSET - 40 * SECOND ? "3.0" : "2.18");
                    of.put("pod", nanos > ONSET - 40 * SECOND ? "p9" : "p4");
                    return of;
                },
                (_, begun) -> begun && crowd.random.nextInt(5) > 0,
                ContrastTest::never);

        Separation one = crowd.separations().getFirst();

        assertThat(one.conditions()).containsExactly(is("pod", "p9"));
        assertThat(one.alike()).containsExactly(is("service.version", "3.0"));
        assertThat(one.freshNanos()).isBetween(ONSET - 40 * SECOND, ONSET - 35 * SECOND);
        assertThat(one.sentence())
                .contains("of those before it began", "pod=p9 was first seen 1 minute before it began")
                .contains("near the change “shop 3.0”");
    }

    @Test
    void new_version_beside_the_old_one_is_said_to_be_new() {
        Crowd crowd = new Crowd(8, COUNT);
        crowd.requests(
                nanos -> {
                    Map<String, String> of = crowd.usual();
                    of.put("service.version", nanos > ONSET && crowd.random.nextInt(4) == 0 ? "3.0" : "2.18");
                    return of;
                },
                (of, begun) -> begun && has(of, "service.version", "3.0"),
                ContrastTest::never);

        assertThat(crowd.separations())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence())
                        .contains("of the others")
                        .contains("service.version=3.0 was first seen when it began, as after a change"));
    }

    @Test
    void shares_are_told_as_they_came_and_not_as_they_are_kept() {
        Crowd crowd = new Crowd(9, 20_000);
        crowd.requests(
                (of, begun) -> begun && has(of, "zone", "b") && crowd.random.nextInt(4) == 0, ContrastTest::never);
        double failed = crowd.spans.stream()
                        .filter(span -> span.nanos() >= ONSET && span.failed())
                        .count()
                / (double) crowd.spans.stream()
                        .filter(span -> span.nanos() >= ONSET)
                        .count();
        long[] times = new long[360];
        double[] shares = new double[360];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 10 * SECOND;
            shares[i] = times[i] >= ONSET ? failed : 0.005;
        }
        crowd.tracks.add(Track.of(SHOP, new Signal("errors", "%"), Track.Kind.FAILURES, times, shares));
        crowd.spans.removeIf(span -> !span.failed() && crowd.random.nextInt(10) > 0);

        Separation one = crowd.separations().getFirst();

        assertThat(one.with().bad() / (double) one.with().all()).isGreaterThan(0.6);
        assertThat(one.with().share()).isCloseTo(0.25, within(0.05));
    }

    @Test
    void where_there_are_no_requests_log_lines_are_told_apart() {
        Crowd crowd = new Crowd(10, 0);
        for (int i = 0; i < 3_000; i++) {
            long nanos = END / 3_000 * i;
            String host = "h" + crowd.random.nextInt(4);
            boolean bad = nanos >= ONSET && host.equals("h2") && i % 10 != 0;
            crowd.line(
                    nanos,
                    bad ? Severity.ERROR : Severity.INFO,
                    bad ? "write failed" : "written",
                    Map.of("host", host));
        }

        Diagnosis diagnosis = crowd.diagnosis();

        assertThat(diagnosis.separations())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence())
                        .matches("\\d+ % of log lines of shop with host=h2 are errors, none of the others."));
        assertThat(diagnosis.bursts()).singleElement().satisfies(burst -> {
            assertThat(burst.template()).isEqualTo("write failed");
            assertThat(burst.example()).isEqualTo("write failed 7");
        });
    }

    @Test
    void scene_without_attributes_has_nothing_to_tell_apart() {
        Scenes scenes = new Scenes().requests(200_000_000, Scenes.DATABASE, 0);

        assertThat(new Diagnose(DiagnoseSettings.DEFAULT).of(scenes.scene()).separations())
                .isEmpty();
    }
}
