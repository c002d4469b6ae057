// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.pipeline;

import static io.vedette.core.pipeline.Replay.DAY;
import static io.vedette.core.pipeline.Replay.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.CivilTime;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Finding;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Streams that every detector meets one day, down the whole road.
final class ReplaysTest {
    private final SplittableRandom chance = new SplittableRandom(42);

    private IntToDoubleFunction around(double level) {
        return _ -> level + chance.nextGaussian();
    }

    private static List<String> sentences(Replay replay) {
        return replay.opened().stream()
                .map(anomaly -> anomaly.evidence().sentence())
                .toList();
    }

    @Test
    void constant_series_is_quiet_and_its_change_is_shown_but_wakes_nobody() {
        Replay replay = Replay.inUtc()
                .gauge("replicas", minute -> minute < 9 * DAY ? 3 : 4)
                .play(0, 10 * DAY);

        assertThat(replay.opened()).isEmpty();
        assertThat(replay.shown("replicas", 9 * DAY)).isNotEmpty();
        assertThat(replay.shown("replicas", 0)).hasSameSizeAs(replay.shown("replicas", 9 * DAY));
    }

    @Test
    void change_of_a_constant_series_is_told_where_there_is_no_model() {
        Replay replay = new Replay("2026-01-05T00:00:00Z", CivilTime.UTC)
                .gauge("replicas", minute -> minute < 2 * DAY ? 3 : 4)
                .play(0, 3 * DAY);

        assertThat(sentences(replay)).singleElement().asString().contains("replicas is 4, usually 3");
    }

    @Test
    void hours_in_which_nothing_is_heard_are_one_silence_and_nothing_else() {
        Replay replay = Replay.inUtc().gauge("orders", around(20)).play(0, 4 * DAY);
        replay.gauge("orders", _ -> Double.NaN);
        for (int i = 1; i <= 4; i++) {
            replay.gauge("quiet_" + i, _ -> Double.NaN);
        }
        replay.play(4 * DAY, 4 * DAY + 5 * HOUR);
        for (int i = 1; i <= 4; i++) {
            replay.gauge("quiet_" + i, around(50));
        }
        replay.gauge("orders", around(20)).play(4 * DAY + 5 * HOUR, 8 * DAY);

        assertThat(replay.opened()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.SILENT);
        assertThat(replay.ended()).hasSize(1);
    }

    @Test
    void signal_that_is_missing_while_the_others_go_on_is_told_once_and_ends_when_it_is_back() {
        IntToDoubleFunction orders = around(20);
        Replay replay = Replay.inUtc()
                .gauge("orders", m -> m >= 4 * DAY && m < 4 * DAY + 3 * HOUR ? Double.NaN : orders.applyAsDouble(m))
                .play(0, 5 * DAY);

        assertThat(sentences(replay)).singleElement().asString().contains("orders has had no values since");
        assertThat(replay.minute(replay.opened().getFirst().nanos())).isBetween(4 * DAY + 20, 4 * DAY + 45);
        assertThat(replay.minute(replay.ended().getFirst().nanos())).isBetween(4 * DAY + 3 * HOUR, 4 * DAY + 181);
    }

    @Test
    void total_that_begins_again_from_nothing_is_no_event() {
        double[] sum = {0};
        Replay replay = Replay.inUtc()
                .total("requests_total", minute -> {
                    sum[0] = minute % 1_000 == 999 ? 0 : sum[0] + 600 + 20 * chance.nextGaussian();
                    return sum[0];
                })
                .play(0, 8 * DAY);

        assertThat(replay.opened()).isEmpty();
    }

    @Test
    void total_that_grows_no_more_has_stopped() {
        double[] sum = {0};
        Replay replay = Replay.inUtc()
                .total("requests_total", minute -> {
                    sum[0] += minute < 4 * DAY ? 600 + 20 * chance.nextGaussian() : 0;
                    return sum[0];
                })
                .play(0, 4 * DAY + 2 * HOUR);

        assertThat(replay.opened()).hasSize(1);
        assertThat(replay.shown("requests_total", 4 * DAY + HOUR))
                .extracting(Deviation::kind)
                .contains(Deviation.Kind.STOPPED);
    }

    @Test
    void signal_that_stands_still_is_told_with_the_value_it_stands_at() {
        Replay replay = Replay.inUtc()
                .gauge("queue_depth", minute -> minute < 4 * DAY ? 10 + chance.nextInt(9) : 14)
                .play(0, 4 * DAY + 6 * HOUR);

        assertThat(sentences(replay))
                .singleElement()
                .asString()
                .startsWith("north: queue_depth stands still at 14 since 00:0")
                .contains("UTC; it never stood for longer than ");
    }

    @Test
    void level_that_shifts_is_told_once_and_is_usual_from_then_on() {
        Replay replay = Replay.inUtc()
                .gauge("latency", minute -> (minute < 8 * DAY ? 100 : 160) + chance.nextGaussian())
                .play(0, 11 * DAY);

        assertThat(sentences(replay))
                .singleElement()
                .asString()
                .contains("latency went from")
                .contains("stays there");
        assertThat(replay.minute(replay.opened().getFirst().nanos())).isBetween(8 * DAY, 8 * DAY + 20);
        assertThat(replay.ended()).hasSize(1);
        assertThat(replay.shown("latency", 9 * DAY)).hasSizeLessThan(5);
    }

    @Test
    void slow_leak_is_told_as_a_drift_within_a_day() {
        Replay replay = Replay.inUtc()
                .gauge("memory", m -> 100 + Math.max(0, m - 8 * DAY) * 30.0 / DAY + chance.nextGaussian())
                .play(0, 10 * DAY);

        assertThat(replay.opened()).hasSize(1);
        assertThat(sentences(replay)).singleElement().asString().contains("memory has been climbing since");
        assertThat(replay.minute(replay.opened().getFirst().nanos())).isBetween(8 * DAY, 9 * DAY);
    }

    @Test
    void job_that_runs_once_a_day_is_learnt_after_some_days() {
        Replay replay = Replay.inUtc()
                .gauge("disk_busy", m -> (m % DAY / 40 == 3 ? 90 : 10) + chance.nextGaussian())
                .play(0, 14 * DAY);

        assertThat(replay.opened().stream().filter(a -> replay.minute(a.nanos()) > 4 * DAY))
                .isEmpty();
        assertThat(replay.opened()).hasSizeLessThan(4);
    }

    @Test
    void job_that_runs_an_hour_each_night_is_learnt_after_some_days() {
        Replay replay = Replay.inUtc()
                .gauge("disk_busy", m -> (m % DAY / 60 == 2 && m > 4 * DAY ? 90 : 10) + chance.nextGaussian())
                .play(0, 14 * DAY);

        assertThat(replay.opened().stream().filter(a -> replay.minute(a.nanos()) > 8 * DAY))
                .isEmpty();
        assertThat(replay.opened()).hasSizeBetween(1, 3);
    }

    @Test
    void day_without_its_rhythm_is_told() {
        Replay replay = Replay.inUtc()
                .gauge("visitors", m -> {
                    int seen = m < 9 * DAY ? m : 10 * HOUR;
                    return 60 - 40 * Math.cos(2 * Math.PI * (seen % DAY) / DAY) + chance.nextGaussian();
                })
                .play(0, 11 * DAY);

        assertThat(replay.opened()).isNotEmpty();
        assertThat(replay.shown("visitors", 9 * DAY))
                .extracting(Deviation::kind)
                .contains(Deviation.Kind.SEASON_BREAK);
        assertThat(replay.opened())
                .allSatisfy(a -> assertThat(replay.minute(a.nanos())).isGreaterThan(9 * DAY));
    }

    @Test
    void late_samples_of_one_series_open_nothing() {
        Replay replay = Replay.inUtc()
                .gauge("orders", around(20))
                .late("remote", 3, around(70))
                .play(0, 7 * DAY);

        assertThat(replay.opened()).isEmpty();
    }

    @Test
    void entity_that_falls_silent_is_told_once() {
        Replay replay = Replay.inUtc().gauge("orders", around(20)).play(0, 2 * DAY);
        replay.gauge("orders", _ -> Double.NaN);
        for (int i = 1; i <= 4; i++) {
            replay.gauge("quiet_" + i, _ -> Double.NaN);
        }
        replay.play(2 * DAY, 4 * DAY);

        assertThat(replay.opened()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.SILENT);
        assertThat(replay.ended()).isEmpty();
    }

    @Test
    void restart_in_the_middle_changes_no_answer() throws IOException {
        List<Finding> whole = eventful().play(0, 11 * DAY).findings();
        for (int cut : new int[] {40, 3 * HOUR, 8 * DAY + 7, 8 * DAY + HOUR, 9 * DAY + 11 * HOUR}) {
            List<Finding> told =
                    eventful().play(0, cut).restart().play(cut, 11 * DAY).findings();

            assertThat(told.equals(whole))
                    .as("same after a cut at minute %d", cut)
                    .isTrue();
        }
        assertThat(whole.stream().filter(Anomaly.class::isInstance)).isNotEmpty();
    }

    private static Replay eventful() {
        var own = new SplittableRandom(3);
        double[] sum = {0};
        return Replay.inUtc()
                .gauge("latency", m -> (m < 8 * DAY || m > 9 * DAY ? 100 : 160) + own.nextGaussian())
                .gauge("queue", m -> m > 8 * DAY + 30 && m < 8 * DAY + 300 ? 4 : 3 + own.nextInt(6))
                .gauge("gone", m -> m > 9 * DAY ? Double.NaN : own.nextGaussian())
                .total("sent_total", _ -> sum[0] += own.nextInt(60));
    }
}
