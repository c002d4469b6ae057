// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Tick;
import io.vedette.core.engine.Engine;
import io.vedette.core.engine.EngineSettings;
import io.vedette.core.engine.RecordKeeper;
import io.vedette.core.engine.RecordLimits;
import io.vedette.core.engine.Road;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.keep.Snapshots;
import io.vedette.core.models.Models;
import io.vedette.core.pipeline.Pipeline;
import io.vedette.core.watch.WatchSettings;
import io.vedette.store.Store;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineTest {
    private static final long STEP = 15_000_000_000L;
    private static final long START = 100_000 * STEP;
    private static final Series REQUESTS =
            Series.of(new Entity("host", "web"), "requests_total", Map.of(), MetricKind.COUNTER);
    private static final EngineSettings SETTINGS = new EngineSettings(Duration.ofMinutes(1), 1);

    /// In the fourth format, packed: after twenty rounds, without anything that listens beside the road.
    private static final String FOURTH =
            "H4sIAAAAAAAA/2NgYGBhgAANBtaQJsHWXhCbkQEizsjAkZFfXGJVnpoE5HgBRVgZGBqgGkiliQGsIJuZ6wSvoQmH"
                    + "NATVLGKAu5A1xH6b0Wqg8/6jAbgUulK4GRiuYWzbAmOR4lJIMPEVpRaWphaXFMeX5Jck5jCiutdhmwtUHZoAA3rY"
                    + "Ms0HirBDZYSxhgFcGwSDAJrtQBEm/WIkzUJAex1LracxOCAC0uWzbw6DgwCc71EY78TgIAHne78vlGBwUIDz/XOb"
                    + "3jE4qMD5Qa+nHGFw0IDzwzKXzWJw0IHzI5/vKGBwMIDzY1NPuTE4GMH5CY/vyDA4mMD5KYlvPzE4mMH56ff/n2Bw"
                    + "sIDzs+ME5zE4WMH5eXeUSxgcbOD8oihTLwYHOzi/9Ia7AoODA5xfGRbxjcHBEc6vuZJ1hsHBCS2inOF8cHg1kJYK"
                    + "sMWEMCMHzJcOyk95K53jAmEaHKBZDhYLDjKohglDMTw+seQTiDvhGQMR58LIylA5WHzFSpI/WYtSE3NygUxQ9DIz"
                    + "kA4Y4QRSYYNdFQwAALtc0imiBAAA";

    @TempDir
    private Path folder;

    private final List<Frame> told = new CopyOnWriteArrayList<>();
    private final List<IOException> complaints = new CopyOnWriteArrayList<>();

    /// Rounds of one sample of a total that grows by 30 · round, and a tick.
    private static void append(Store store, int from, int to) throws IOException {
        for (int round = from; round < to; round++) {
            long at = START + round * STEP;
            double total = 15.0 * round * (round + 1);
            store.journal().append(List.<Observation>of(new Sample(REQUESTS, at, total)));
            store.journal().append(List.<Observation>of(new Tick(at + STEP / 2)));
        }
    }

    /// Runs until all that is in the journal has been told.
    private void run(Store store, Snapshots snapshots) throws IOException, InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long last = START + ((store.journal().newest() / 2) - 1) * STEP;
        Pipeline<Observation, Ruling> pipeline = Pipeline.standard(
                new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 10),
                WatchSettings.DEFAULT,
                CorrelateSettings.DEFAULT,
                Models.OWN);
        Road road = new Road(pipeline, output -> {
            if (output instanceof Frame frame) {
                told.add(frame);
                if (frame.nanos() == last) {
                    done.countDown();
                }
            }
        });
        Engine engine = new Engine(
                List.of(road),
                new Engine.Kept(
                        store.journal(),
                        snapshots,
                        store.history(),
                        new RecordKeeper(store.records(), RecordLimits.DEFAULT)),
                SETTINGS,
                complaints::add);
        engine.start();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        engine.close();
    }

    private void run(int from, int to) throws IOException, InterruptedException {
        try (Store store = Store.open(folder)) {
            append(store, from, to);
            run(store, store.snapshots());
        }
    }

    /// What an undisturbed run tells: from round 1 on, 2 · round a second.
    private static List<Double> rates(int from, int to) {
        return LongStream.range(from, to).mapToObj(round -> 2.0 * round).toList();
    }

    private List<Double> toldRates() {
        return told.stream().map(frame -> frame.points().getFirst().value()).toList();
    }

    @Test
    void everything_appended_is_told_in_order() throws Exception {
        run(0, 40);

        assertThat(toldRates()).isEqualTo(rates(1, 40));
        assertThat(complaints).isEmpty();
    }

    @Test
    void after_closing_and_reopening_it_goes_on_where_it_stopped() throws Exception {
        run(0, 20);
        run(20, 40);

        assertThat(toldRates()).isEqualTo(rates(1, 40));
    }

    @Test
    void what_was_told_after_the_last_snapshot_is_told_again_the_same_after_a_crash() throws Exception {
        run(0, 20);
        try (Store store = Store.open(folder)) {
            append(store, 20, 30);
            run(store, new Forgetful(store.snapshots()));
        } catch (IOException crash) {
            assertThat(crash).hasMessage("the power went");
        }
        assertThat(toldRates()).isEqualTo(rates(1, 30));

        run(30, 40);

        List<Double> all = new ArrayList<>(rates(1, 30));
        all.addAll(rates(20, 40));
        assertThat(toldRates()).isEqualTo(all);
    }

    /// Reads, but loses what is written.
    private record Forgetful(Snapshots snapshots) implements Snapshots {
        @Override
        public void write(Content content) throws IOException {
            throw new IOException("the power went");
        }

        @Override
        public Optional<DataInput> latest() throws IOException {
            return snapshots.latest();
        }
    }

    /// Of an earlier release.
    private record Earlier(byte[] packed) implements Snapshots {
        @Override
        public void write(Content content) {
            // What is saved now is another test's affair.
        }

        @Override
        public Optional<DataInput> latest() throws IOException {
            return Optional.of(new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed))));
        }
    }

    @Test
    void snapshot_of_the_format_before_is_taken_up() throws Exception {
        try (Store store = Store.open(folder)) {
            append(store, 0, 40);
            run(store, new Earlier(Base64.getDecoder().decode(FOURTH)));
        }

        assertThat(complaints).isEmpty();
        assertThat(toldRates())
                .as("the total before is known, and nothing before is told again")
                .isEqualTo(rates(20, 40));
    }

    @Test
    void journal_is_trimmed_but_keeps_what_the_older_snapshot_needs() throws Exception {
        run(0, 40);
        try (Store store = Store.open(folder)) {
            assertThat(store.journal().read(0, 1).getFirst().offset()).isGreaterThan(1);
        }
        Path newest;
        try (Stream<Path> files = Files.walk(folder)) {
            newest = files.filter(file -> file.getFileName().toString().matches("snapshot-\\d+\\.bin"))
                    .max(Comparator.comparingInt(file ->
                            Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""))))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        told.clear();

        run(40, 50);

        int first = (int) (toldRates().getFirst() / 2);
        assertThat(first).isBetween(2, 40);
        assertThat(toldRates()).isEqualTo(rates(first, 50));
    }
}
