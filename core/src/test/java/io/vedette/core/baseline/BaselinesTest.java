// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Straggler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BaselinesTest {
    private static final Entity WEB = new Entity("host", "web-1");
    private static final long STEP = 15_000_000_000L;

    private final Random random = new Random(1);
    private final Baselines baselines = new Baselines();
    private int frames;

    @Test
    void the_signal_that_leaves_its_baseline_is_named_with_what_is_usual() {
        for (int i = 0; i < 500; i++) {
            assertThat(baselines.take(quiet())).as("frame %d", i).isEmpty();
        }

        List<Deviation> off = baselines.take(frame(points(50, 9, 1e6)));

        assertThat(off).singleElement().satisfies(deviation -> {
            assertThat(deviation.signal()).isEqualTo("queue{name=\"ü\"}");
            assertThat(deviation.unit()).isEqualTo("B");
            assertThat(deviation.actual()).isEqualTo(9);
            assertThat(deviation.usual().low()).isBetween(2.0, 3.0);
            assertThat(deviation.usual().high()).isBetween(3.0, 4.0);
            assertThat(deviation.surprise()).isGreaterThanOrEqualTo(Baselines.OFF);
        });
    }

    @Test
    void the_most_surprising_comes_first() {
        for (int i = 0; i < 500; i++) {
            baselines.take(quiet());
        }

        assertThat(baselines.take(frame(points(70, 1_000, 1e6))))
                .extracting(Deviation::signal)
                .containsExactly("queue{name=\"ü\"}", "cpu busy");
    }

    @Test
    void a_straggler_that_is_off_is_told_with_the_next_frame_and_over_a_restart() throws IOException {
        for (int i = 0; i < 500; i++) {
            baselines.take(quiet());
        }
        Frame frame = quiet();
        Point point = new Point(frame.points().getFirst().signal(), 1_000);
        baselines.take(new Straggler(WEB, frame.nanos() - 3 * STEP, STEP, point, true));
        var bytes = new ByteArrayOutputStream();
        baselines.save(new DataOutputStream(bytes));
        Baselines restored = new Baselines();
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        restored.restore(in);

        List<Deviation> off = baselines.take(frame);

        assertThat(off)
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.actual()).isEqualTo(1_000));
        assertThat(restored.take(frame)).isEqualTo(off);
        assertThat(baselines.take(quiet())).isEmpty();
    }

    @Test
    void stragglers_are_learnt() {
        for (int i = 0; i < 40; i++) {
            baselines.take(quiet());
        }
        Frame frame = quiet();
        for (int i = 0; i < 60; i++) {
            frame.points().forEach(point -> baselines.take(new Straggler(WEB, frame.nanos(), STEP, point, true)));
        }

        assertThat(baselines.take(frame(points(1_000, 9, 1e6)))).isNotEmpty();
    }

    @Test
    void the_order_in_which_a_frame_lists_its_signals_changes_nothing() {
        Baselines other = new Baselines();
        for (int i = 0; i < 500; i++) {
            Frame frame = quiet();
            List<Point> turned = new ArrayList<>(frame.points());
            Collections.shuffle(turned, random);
            other.take(Frame.of(WEB, frame.nanos(), STEP, turned));
            baselines.take(frame);
        }
        Frame strange = frame(points(80, 9, 1e6));

        assertThat(other.take(strange)).isEqualTo(baselines.take(strange)).hasSize(2);
    }

    @Test
    void a_signal_that_is_new_is_learnt_and_disturbs_no_other() {
        for (int i = 0; i < 500; i++) {
            List<Point> points = new ArrayList<>(quiet().points());
            if (i > 250) {
                points.addFirst(point("late", "", 5 + random.nextGaussian()));
            }
            assertThat(baselines.take(frame(points))).isEmpty();
        }

        List<Point> points = new ArrayList<>(points(50, 3, 1e6));
        points.addFirst(point("late", "", 90));
        assertThat(baselines.take(frame(points))).extracting(Deviation::signal).containsExactly("late");
    }

    @Test
    void saved_and_restored_they_judge_the_same() throws IOException {
        for (int i = 0; i < 300; i++) {
            baselines.take(quiet());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        baselines.save(new DataOutputStream(bytes));
        Baselines restored = new Baselines();
        restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (int i = 0; i < 300; i++) {
            Frame frame = random.nextInt(10) == 0 ? frame(points(90, 12, 0)) : quiet();
            assertThat(restored.take(frame)).isEqualTo(baselines.take(frame));
        }
    }

    private Frame quiet() {
        return frame(points(50 + random.nextGaussian(), 3 + 0.1 * random.nextGaussian(), 1e6));
    }

    private Frame frame(List<Point> points) {
        return Frame.of(WEB, ++frames * STEP, STEP, points);
    }

    private static List<Point> points(double cpu, double queue, double disk) {
        return List.of(point("cpu busy", "%", cpu), point("queue{name=\"ü\"}", "B", queue), point("disk", "B", disk));
    }

    private static Point point(String name, String unit, double value) {
        return new Point(new Signal(name, unit), value);
    }
}
