// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.core.keep.History.Stretch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The laws of [History].
public abstract class HistoryLaws {
    /// 2026-03-01T00:00:00Z.
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;

    private static final long STEP = 15_000_000_000L;
    private static final long DAY = 86_400_000_000_000L;
    private static final Entity HOST = new Entity("host", "web-1");
    private static final Signal BUSY = new Signal("cpu busy", "%");

    @TempDir
    Path folder;

    /// Opens a history on a folder, or opens it again once it was closed.
    protected abstract History open(Path folder) throws IOException;

    @Test
    void points_are_read_back_bit_for_bit() throws IOException {
        double[] values = {0.1, -0.0, 0.0, Double.MIN_VALUE, 1e308, -1e308, 1.0 / 3, 5, 5, Long.MAX_VALUE, 1e-310};
        try (History history = open(folder)) {
            for (int i = 0; i < values.length; i++) {
                history.append(frame(MIDNIGHT + i * STEP, values[i]));
            }
            assertThat(bits(all(history))).isEqualTo(bits(new Stretch(new long[0], values)));
        }
        try (History history = open(folder)) {
            assertThat(bits(all(history))).isEqualTo(bits(new Stretch(new long[0], values)));
        }
    }

    @Test
    void reading_gives_what_lies_from_the_first_time_up_to_and_without_the_second() throws IOException {
        try (History history = open(folder)) {
            walk(1_000, 1).forEach(frame -> append(history, frame));

            Stretch found = history.read(HOST, BUSY.name(), MIDNIGHT + 200 * STEP, MIDNIGHT + 500 * STEP);

            assertThat(found.nanos())
                    .isEqualTo(LongStream.range(200, 500)
                            .map(i -> MIDNIGHT + i * STEP)
                            .toArray());
            assertThat(history.read(HOST, BUSY.name(), 0, MIDNIGHT).size()).isZero();
            assertThat(history.read(HOST, "no such", 0, Long.MAX_VALUE).size()).isZero();
        }
    }

    @Test
    void appending_again_changes_nothing() throws IOException {
        List<Frame> frames = walk(1_000, 2);
        try (History history = open(folder)) {
            frames.forEach(frame -> append(history, frame));
            Stretch once = all(history);

            frames.forEach(frame -> append(history, frame));

            assertSame(all(history), once);
        }
        try (History history = open(folder)) {
            frames.forEach(frame -> append(history, frame));
            assertSame(all(history), points(frames));
        }
    }

    @Test
    void late_points_take_their_place_in_time() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("late_points_take_their_place_in_time: seed " + seed);
        List<Frame> frames = walk(2_000, seed);
        List<Frame> shuffled = new ArrayList<>(frames);
        Collections.shuffle(shuffled, new Random(seed));
        try (History history = open(folder)) {
            shuffled.forEach(frame -> append(history, frame));
            assertSame(all(history), points(frames));
        }
        try (History history = open(folder)) {
            assertSame(all(history), points(frames));
        }
    }

    @Test
    void days_of_the_past_may_come_after_the_present() throws IOException {
        List<Frame> present = walk(500, 3);
        List<Frame> past = IntStream.range(0, 4_000)
                .mapToObj(i -> frame(MIDNIGHT - 20 * DAY + i * 20 * STEP, i))
                .toList();
        try (History history = open(folder)) {
            present.forEach(frame -> append(history, frame));
            past.forEach(frame -> append(history, frame));

            Stretch found = all(history);

            assertSame(
                    found, points(Stream.concat(past.stream(), present.stream()).toList()));
        }
    }

    @Test
    void entities_are_sorted_and_signals_stand_in_the_order_of_their_appearance() throws IOException {
        Entity shop = new Entity("service", "shop");
        Signal latency = new Signal("latency", "s");
        try (History history = open(folder)) {
            history.append(Frame.of(shop, MIDNIGHT, STEP, List.of(new Point(latency, 1))));
            history.append(Frame.of(
                    HOST, MIDNIGHT, STEP, List.of(new Point(BUSY, 1), new Point(new Signal("a", ""), 2))));
        }
        try (History history = open(folder)) {
            assertThat(history.entities()).containsExactly(HOST, shop);
            assertThat(history.signals(HOST)).containsExactly(BUSY, new Signal("a", ""));
            assertThat(history.signals(shop)).containsExactly(latency);
            assertThat(history.signals(new Entity("host", "nobody"))).isEmpty();
        }
    }

    @Test
    void forgotten_days_are_gone_and_so_are_signals_without_points() throws IOException {
        Entity old = new Entity("host", "old");
        try (History history = open(folder)) {
            history.append(Frame.of(old, MIDNIGHT - 3 * DAY, STEP, List.of(new Point(BUSY, 1))));
            history.append(frame(MIDNIGHT - 2 * DAY, 1));
            history.append(frame(MIDNIGHT - 1, 2));
            history.append(frame(MIDNIGHT, 3));

            history.forget(MIDNIGHT - DAY + 5);

            assertThat(all(history).nanos()).containsExactly(MIDNIGHT - 1, MIDNIGHT);
            assertThat(history.entities()).containsExactly(HOST);
        }
        try (History history = open(folder)) {
            assertThat(all(history).nanos()).containsExactly(MIDNIGHT - 1, MIDNIGHT);
            assertThat(history.entities()).containsExactly(HOST);
        }
    }

    @Test
    void open_stretches_come_back_from_what_was_saved_and_the_rest_from_a_replay(@TempDir Path crashed)
            throws IOException {
        List<Frame> frames = walk(7_000, 4);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (History history = open(folder)) {
            frames.subList(0, 5_000).forEach(frame -> append(history, frame));
            history.save(new DataOutputStream(saved));
            frames.subList(5_000, 7_000).forEach(frame -> append(history, frame));
            // As after a crash: what is on disk now, without what closing would add.
            copy(folder, crashed);
        }
        try (History history = open(crashed)) {
            history.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
            assertSame(all(history), points(frames.subList(0, 5_000)));

            frames.subList(5_000, 7_000).forEach(frame -> append(history, frame));

            assertSame(all(history), points(frames));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /// A random walk of one signal.
    private static List<Frame> walk(int count, long seed) {
        Random random = new Random(seed);
        List<Frame> frames = new ArrayList<>();
        double value = 50;
        for (int i = 0; i < count; i++) {
            value = Math.round((value + random.nextGaussian()) * 100) / 100.0;
            frames.add(frame(MIDNIGHT + i * STEP, value));
        }
        return frames;
    }

    private static Frame frame(long nanos, double value) {
        return Frame.of(HOST, nanos, STEP, List.of(new Point(BUSY, value)));
    }

    private static void append(History history, Frame frame) {
        try {
            history.append(frame);
        } catch (IOException e) {
            throw new AssertionError("a frame was not taken", e);
        }
    }

    private static Stretch all(History history) throws IOException {
        return history.read(HOST, BUSY.name(), 0, Long.MAX_VALUE);
    }

    private static Stretch points(List<Frame> frames) {
        return new Stretch(
                frames.stream().mapToLong(Frame::nanos).toArray(),
                frames.stream()
                        .mapToDouble(frame -> frame.points().getFirst().value())
                        .toArray());
    }

    private static void assertSame(Stretch found, Stretch wanted) {
        assertThat(found.nanos()).isEqualTo(wanted.nanos());
        assertThat(bits(found)).isEqualTo(bits(wanted));
    }

    private static long[] bits(Stretch stretch) {
        return java.util.Arrays.stream(stretch.values())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
