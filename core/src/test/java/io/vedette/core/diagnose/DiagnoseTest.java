// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import static io.vedette.core.diagnose.Scenes.DATABASE;
import static io.vedette.core.diagnose.Scenes.MAIL;
import static io.vedette.core.diagnose.Scenes.ONSET;
import static io.vedette.core.diagnose.Scenes.ORDERS;
import static io.vedette.core.diagnose.Scenes.ROWS;
import static io.vedette.core.diagnose.Scenes.SECOND;
import static io.vedette.core.diagnose.Scenes.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiagnoseTest {
    private static final long HOUR = 3600 * SECOND;

    private final Diagnose diagnose = new Diagnose(DiagnoseSettings.DEFAULT);

    private Diagnosis of(Scenes scenes) {
        return diagnose.of(scenes.scene());
    }

    private static Diagnosis.Cause first(Diagnosis diagnosis) {
        return diagnosis.causes().getFirst();
    }

    @Test
    void slow_callee_is_blamed_and_not_its_callers() {
        Diagnosis diagnosis = of(Scenes.latencies(0.2));

        assertThat(diagnosis.enough()).isTrue();
        assertThat(first(diagnosis).entity()).isEqualTo(DATABASE);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.SLOW);
        assertThat(first(diagnosis).probability()).isGreaterThan(0.8);
        assertThat(diagnosis.causes().stream().filter(Diagnosis.Cause::confident))
                .hasSize(1);
        assertThat(diagnosis.failing()).containsExactly(SHOP);
        assertThat(diagnosis.impact()).containsExactly(ORDERS);
        assertThat(diagnosis.ruledOut()).anySatisfy(out -> {
            assertThat(out.entity()).isEqualTo(ORDERS);
            assertThat(out.why()).contains("database");
        });
        assertThat(diagnosis.sentence()).startsWith("Probably database (").contains("noticed at shop", "suffer orders");
        assertThat(first(diagnosis).clues()).anySatisfy(clue -> {
            assertThat(clue.signal()).isEqualTo("latency");
            assertThat(clue.actual()).isCloseTo(0.3, within(0.02));
            assertThat(clue.usual().contains(0.1)).isTrue();
            assertThat(clue.sinceNanos()).isEqualTo(ONSET * 10 * SECOND);
        });
    }

    @Test
    void caller_that_is_slow_by_itself_is_blamed() {
        var scenes = new Scenes();
        scenes.track(SHOP, Track.Kind.LATENCY, 0.3, 0.01, 0.2);
        scenes.track(ORDERS, Track.Kind.LATENCY, 0.2, 0.01, 0.2);
        scenes.track(DATABASE, Track.Kind.LATENCY, 0.1, 0.005, 0);
        scenes.symptoms.add(new Symptom(SHOP, Track.Kind.LATENCY));

        assertThat(first(of(scenes)).entity()).isEqualTo(ORDERS);
    }

    @Test
    void symptom_that_nobody_named_is_found() {
        Scenes scenes = Scenes.latencies(0.2);
        scenes.symptoms.clear();

        Diagnosis diagnosis = of(scenes);

        assertThat(diagnosis.failing()).containsExactly(SHOP);
        assertThat(first(diagnosis).entity()).isEqualTo(DATABASE);
    }

    @Test
    void nothing_wrong_is_said_to_be_nothing() {
        Scenes scenes = Scenes.latencies(0).requests(0, DATABASE, 0).lines(false);

        Diagnosis diagnosis = of(scenes);

        assertThat(diagnosis.enough()).isFalse();
        assertThat(diagnosis.sentence()).startsWith("Not enough evidence");
        assertThat(diagnosis.missing()).isNotEmpty();
        assertThat(diagnosis.causes()).noneMatch(Diagnosis.Cause::confident);
    }

    @Test
    void resource_far_above_its_usual_is_named() {
        Scenes scenes = Scenes.latencies(0.2);
        scenes.track(DATABASE, Track.Kind.MEMORY, 40, 1, 30);

        Diagnosis diagnosis = of(scenes);

        assertThat(first(diagnosis).entity()).isEqualTo(DATABASE);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.MEMORY);
        assertThat(first(diagnosis).signal()).isEqualTo("memory");
    }

    @Test
    void change_just_before_it_began_is_named_and_one_of_yesterday_is_not() {
        Scenes scenes = Scenes.latencies(0.2);
        scenes.changes.add(Scenes.change(DATABASE, ONSET * 10 * SECOND - 120 * SECOND, "index dropped"));
        scenes.changes.add(Scenes.change(ORDERS, ONSET * 10 * SECOND - 24 * HOUR, "old release"));

        Diagnosis diagnosis = of(scenes);

        assertThat(first(diagnosis).sentence()).contains("changed 2 minutes before it began: index dropped");
        assertThat(diagnosis.toString()).doesNotContain("old release");
    }

    @Test
    void change_decides_between_two_that_are_as_slow_and_alone_is_only_a_guess() {
        var scenes = new Scenes();
        scenes.edges.clear();
        scenes.track(ORDERS, Track.Kind.CPU, 30, 2, 40);
        scenes.track(MAIL, Track.Kind.CPU, 30, 2, 42);
        scenes.changes.add(Scenes.change(ORDERS, ONSET * 10 * SECOND - 60 * SECOND, "release 7"));
        scenes.changes.add(Scenes.change(DATABASE, ONSET * 10 * SECOND - 60 * SECOND, "release 8"));

        Diagnosis diagnosis = of(scenes);

        assertThat(diagnosis.causes().stream().map(Diagnosis.Cause::entity)).containsExactly(ORDERS, MAIL, DATABASE);
        assertThat(diagnosis.causes().getLast().confident()).isFalse();
        assertThat(diagnosis.causes().getLast().kind()).isEqualTo(Diagnosis.Kind.CHANGE);
    }

    @Test
    void slow_work_in_spans_is_its_owners() {
        Diagnosis diagnosis = of(new Scenes().requests(200_000_000, DATABASE, 0));

        assertThat(first(diagnosis).entity()).isEqualTo(DATABASE);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.SLOW);
        assertThat(diagnosis.impact()).containsExactly(ORDERS, SHOP);
    }

    @Test
    void database_that_sends_no_spans_is_blamed_by_the_calls_to_it() {
        var scenes = new Scenes();
        for (int i = 0; i < ROWS; i++) {
            long late = i >= ONSET ? 100_000_000 : 0;
            long start = i * 10 * SECOND;
            scenes.span("t" + i, "a", "", ORDERS, "GET /orders", start, 50_000_000 + late);
            scenes.span(new String[] {"t" + i, "b", "a", DATABASE.id()}, ORDERS, "SELECT", start, 30_000_000 + late);
        }
        scenes.span(new String[] {"odd", "b", "a", "service:"}, ORDERS, "SELECT", ONSET * 10 * SECOND, 5);

        Diagnosis diagnosis = of(scenes);

        assertThat(first(diagnosis).entity()).isEqualTo(DATABASE);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.SLOW);
        assertThat(first(diagnosis).signal()).isEqualTo("time of calls to it");
        assertThat(diagnosis.impact()).containsExactly(ORDERS);
    }

    @Test
    void way_that_takes_longer_is_the_networks() {
        var scenes = new Scenes();
        for (int i = 0; i < ROWS; i++) {
            long late = i >= ONSET ? 100_000_000 : 0;
            long start = i * 10 * SECOND;
            scenes.span("t" + i, "a", "", SHOP, "GET /", start, 80_000_000 + late);
            scenes.span("t" + i, "b", "a", SHOP, "HTTP GET", start + 1_000_000, 40_000_000 + late);
            scenes.span("t" + i, "c", "b", ORDERS, "GET /orders", start + 2_000_000 + late, 30_000_000);
            scenes.span("t" + i, "d", "a", SHOP, "HTTP GET", start + 50_000_000 + late, 20_000_000);
            scenes.span("t" + i, "e", "d", MAIL, "GET /mail", start + 51_000_000 + late, 10_000_000);
        }

        Diagnosis diagnosis = of(scenes);

        assertThat(first(diagnosis).entity()).isEqualTo(ORDERS);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.NETWORK);
    }

    @Test
    void trace_of_endless_depth_is_cut() {
        Scenes scenes = new Scenes().requests(200_000_000, DATABASE, 0);
        for (int i = 0; i < 20_000; i++) {
            scenes.span("deep", "n" + i, "n" + (i - 1), i % 2 == 0 ? SHOP : ORDERS, "GET", ONSET * 10 * SECOND, 5);
        }

        assertThat(first(of(scenes)).entity()).isEqualTo(DATABASE);
    }

    @Test
    void clocks_an_hour_apart_change_nothing_but_the_times() {
        Diagnosis straight = of(new Scenes().requests(200_000_000, ORDERS, 0));
        Diagnosis skewed = of(new Scenes().requests(200_000_000, ORDERS, HOUR));

        assertThat(first(straight).entity()).isEqualTo(ORDERS);
        assertThat(first(skewed).entity()).isEqualTo(ORDERS);
        assertThat(first(skewed).score()).isCloseTo(first(straight).score(), within(0.1));
    }

    @Test
    void step_that_disappeared_from_the_log_is_named_and_its_caller_is_not_blamed() {
        Diagnosis diagnosis = of(new Scenes().requests(0, DATABASE, 0).lines(true));

        assertThat(diagnosis.enough()).isTrue();
        assertThat(first(diagnosis).entity()).isEqualTo(ORDERS);
        assertThat(first(diagnosis).kind()).isEqualTo(Diagnosis.Kind.CODE);
        assertThat(first(diagnosis).signal()).isEqualTo("order read → order priced");
        assertThat(diagnosis.causes().stream().filter(Diagnosis.Cause::confident))
                .hasSize(1);
    }

    @Test
    void call_that_is_not_made_any_more_is_found_without_any_log() {
        Scenes scenes = new Scenes().requests(0, DATABASE, 0);
        scenes.spans.removeIf(span -> span.nanos() >= ONSET * 10 * SECOND
                && (span.operation().equals("QUERY") || span.entity().equals(DATABASE)));

        Diagnosis diagnosis = of(scenes);

        assertThat(first(diagnosis).entity()).isEqualTo(ORDERS);
        assertThat(first(diagnosis).signal()).contains("database SELECT");
    }

    @Test
    void way_from_where_nobody_came_before_is_said_to_be_taken_more_often() {
        Scenes scenes = new Scenes().requests(0, DATABASE, 0);
        scenes.spans.replaceAll(
                span -> span.nanos() >= ONSET * 10 * SECOND && span.parent().isEmpty()
                        ? span.with("GET /v2", span.attributes())
                        : span);

        Diagnosis.Cause cause = first(of(scenes));

        assertThat(cause.kind()).isEqualTo(Diagnosis.Kind.CODE);
        assertThat(cause.sentence()).contains("“%s” happens more often".formatted(cause.signal()));
        assertThat(cause.clues()).noneMatch(clue -> clue.words().contains("used to follow"));
    }

    @Test
    void onset_is_found_when_nobody_says_when_and_a_late_alarm_does_no_harm() {
        Scenes unknown = Scenes.latencies(0.2);
        unknown.when = new When(When.UNKNOWN, false, ROWS * 10 * SECOND, List.of());
        Scenes late = Scenes.latencies(0.2);
        late.when = new When((ONSET + 6) * 10 * SECOND, false, ROWS * 10 * SECOND, List.of());

        assertThat(of(unknown).onsetNanos()).isCloseTo(ONSET * 10 * SECOND, within(20 * SECOND));
        assertThat(first(of(unknown)).entity()).isEqualTo(DATABASE);
        assertThat(first(of(late)).entity()).isEqualTo(DATABASE);
        assertThat(of(late).enough()).isTrue();
    }

    @Test
    void level_that_drifted_since_the_reference_is_no_incident() {
        var scenes = new Scenes();
        scenes.track(SHOP, Track.Kind.LATENCY, 0.3, 0.01, 0.1);
        scenes.symptoms.add(new Symptom(SHOP, Track.Kind.LATENCY));
        long start = (ROWS - 10) * 10 * SECOND;
        var old = new Period(0, ONSET * 10 * SECOND);
        var near = new Period(ONSET * 10 * SECOND, start);

        scenes.when = new When(start, true, ROWS * 10 * SECOND, List.of(old));
        assertThat(of(scenes).enough()).isTrue();
        scenes.when = new When(start, true, ROWS * 10 * SECOND, List.of(old, near));
        assertThat(of(scenes).enough()).isFalse();
    }

    @Test
    void incident_of_a_single_value_names_no_cause() {
        Scenes scenes = Scenes.latencies(0.2);
        scenes.track(DATABASE, Track.Kind.MEMORY, 40, 1, 30);
        scenes.when = new When(ONSET * 10 * SECOND, true, ONSET * 10 * SECOND + 1, List.of());

        Diagnosis diagnosis = of(scenes);

        assertThat(diagnosis.enough()).isFalse();
        assertThat(diagnosis.missing()).anyMatch(missing -> missing.contains("at least two since"));
    }

    @Test
    void scene_without_anything_or_without_a_past_is_answered_in_words() {
        var empty = new Scenes();
        empty.when = new When(When.UNKNOWN, false, HOUR, List.of());
        var noPast = Scenes.latencies(0.2);
        noPast.when = new When(0, true, HOUR, List.of());

        assertThat(of(empty).sentence()).startsWith("Not enough evidence");
        assertThat(of(empty).missing()).isNotEmpty();
        assertThat(of(noPast).enough()).isFalse();
        assertThat(of(noPast).missing()).anyMatch(missing -> missing.contains("before it began"));
    }

    @Test
    void edges_to_nowhere_and_circles_do_not_disturb() {
        Scenes scenes = Scenes.latencies(0.2);
        scenes.edges.add(Scenes.calls(DATABASE, SHOP));
        scenes.edges.add(Scenes.calls(Scenes.service("nobody"), Scenes.service("nowhere")));
        scenes.edges.add(Scenes.calls(ORDERS, Scenes.service("nowhere")));
        scenes.symptoms.add(new Symptom(Scenes.service("nowhere"), Track.Kind.FAILURES));
        scenes.span("loop", "x", "y", SHOP, "GET", ONSET * 10 * SECOND, 5);
        scenes.span("loop", "y", "x", ORDERS, "GET", ONSET * 10 * SECOND, 5);
        scenes.span("loop", "z", "z", ORDERS, "GET", 5, 5);

        Diagnosis diagnosis = of(scenes);

        assertThat(diagnosis.causes()).isNotEmpty();
        assertThat(diagnosis.causes().stream().map(Diagnosis.Cause::entity)).contains(DATABASE);
    }

    @Test
    void order_of_what_is_known_changes_nothing() {
        Scenes scenes = Scenes.latencies(0.2).requests(100_000_000, DATABASE, 0).lines(true);
        scenes.changes.add(Scenes.change(ORDERS, ONSET * 10 * SECOND, "one"));
        scenes.changes.add(Scenes.change(DATABASE, ONSET * 10 * SECOND, "two"));
        Diagnosis sorted = of(scenes);
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            List.of(scenes.tracks, scenes.edges, scenes.spans, scenes.logs, scenes.changes)
                    .forEach(list -> Collections.shuffle(list, random));

            assertThat(of(scenes)).as("seed %d", seed).isEqualTo(sorted);
        }
    }

    @Test
    void probabilities_leave_room_for_what_nobody_sees() {
        Diagnosis diagnosis = of(Scenes.latencies(0.2));

        double sum = diagnosis.causes().stream()
                .mapToDouble(Diagnosis.Cause::probability)
                .sum();
        assertThat(sum).isBetween(0.9, 0.9901);
        assertThat(diagnosis.causes())
                .isSortedAccordingTo((one, other) -> Double.compare(other.probability(), one.probability()));
    }

    @Test
    void values_that_are_no_numbers_are_left_out() {
        long[] times = {3, 1, 2};
        double[] values = {30, Double.NaN, 20};

        var track = new Track(new Entity("host", "a"), new Signal("x", ""), Track.Kind.OTHER, 0, times, values);

        assertThat(track.nanos()).containsExactly(2, 3);
        assertThat(track.values()).containsExactly(20, 30);
    }
}
