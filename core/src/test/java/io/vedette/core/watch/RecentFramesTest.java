// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentFramesTest {
    private static final Entity HOST = new Entity("host", "web");
    private static final long STEP = 15_000_000_000L;

    private final RecentFrames recent = new RecentFrames();

    private static Frame frame(int number, int signals) {
        List<Point> points = IntStream.range(0, signals)
                .mapToObj(i -> new Point(new Signal("s" + i, "%"), number + i / 1e4))
                .toList();
        return Frame.of(HOST, number * STEP, STEP, points);
    }

    private byte[] saved() throws IOException {
        var bytes = new ByteArrayOutputStream();
        recent.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void newest_frames_are_kept_as_they_came() {
        List<Frame> all = IntStream.range(0, 400).mapToObj(i -> frame(i, 3)).toList();
        all.forEach(recent::take);

        assertThat(recent.of(HOST)).isEqualTo(all.subList(400 - RecentFrames.MOST, 400));
    }

    @Test
    void entity_of_2000_signals_keeps_a_window_of_what_its_model_will_see() throws IOException {
        for (int i = 0; i < 200; i++) {
            recent.take(frame(i, 2_000));
        }

        assertThat(recent.of(HOST)).hasSize(16);
        assertThat(saved()).hasSizeLessThan(300_000);
    }

    @Test
    void host_of_55_signals_costs_70_kilobytes() throws IOException {
        for (int i = 0; i < 200; i++) {
            recent.take(frame(i, 55));
        }

        assertThat(saved()).hasSizeBetween(68_000, 72_000);
    }

    @Test
    void signals_that_come_and_go_are_restored_as_they_were() throws IOException {
        List<Frame> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(frame(i, i % 4));
        }
        all.forEach(recent::take);
        var restored = new RecentFrames();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved())));

        assertThat(restored.of(HOST)).isEqualTo(all);
    }

    @Test
    void nothing_is_left_after_clearing() throws IOException {
        recent.take(frame(1, 3));
        recent.clear();

        assertThat(recent.of(HOST)).isEmpty();
        assertThat(saved()).hasSize(Integer.BYTES);
    }
}
