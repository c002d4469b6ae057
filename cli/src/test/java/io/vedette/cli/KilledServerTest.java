// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Tick;
import io.vedette.core.engine.Engine;
import io.vedette.core.keep.History;
import io.vedette.store.Store;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is kept, and learnt once, whenever kill -9 strikes.
@Timeout(600)
final class KilledServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_learnt_twice(@TempDir Path folder) throws Exception {
        killAndCount(folder, 3);
    }

    @Test
    @Tag("long")
    void nothing_is_lost_in_twenty_rounds(@TempDir Path folder) throws Exception {
        killAndCount(folder, 20);
    }

    private static void killAndCount(Path folder, int rounds) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("kill -9 of store, door and engine: seed " + seed);
        Random random = new Random(seed);
        Set<Long> taken = new TreeSet<>();
        for (int round = 0; round < rounds; round++) {
            // A live source never says an instant twice; what was under way at the kill may have been taken unseen.
            long first = taken.stream().mapToLong(n -> n).max().orElse(-10) + 10;
            taken.addAll(runAndKill(folder, first, 500 + random.nextInt(4_500)));
        }
        check(folder, taken, rounds);
    }

    private static List<Long> runAndKill(Path folder, long first, int millis) throws Exception {
        long began = System.nanoTime();
        try (ServeProcess process =
                ServeProcess.run(List.of(), Acknowledging.class, folder.toString(), Long.toString(first))) {
            Await.until("the process ready", PATIENCE, () -> process.log().contains("ready\n"));
            System.out.printf("ready after %.2f s%n", (System.nanoTime() - began) / 1e9);
            LockSupport.parkNanos(millis * 1_000_000L);
            process.kill();
            Await.until("its last words", PATIENCE, process::isSilent);
            // A last line cut short was not said.
            String said = process.log();
            return said.substring(0, said.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.startsWith("taken "))
                    .map(line -> Long.valueOf(line.substring(6)))
                    .toList();
        }
    }

    private static void check(Path folder, Set<Long> taken, int rounds) throws Exception {
        try (Store store = Store.open(folder)) {
            long last = taken.stream().mapToLong(n -> n).max().orElseThrow();
            store.journal().append(List.of(new Tick(Acknowledging.nanos(last + 3_600))));
            try (Engine engine = Acknowledging.engine(store)) {
                engine.start();
                Await.until(
                        "the journal read",
                        PATIENCE,
                        () -> engine.position() == store.journal().newest());
            }
            History.Stretch found = store.history().read(Acknowledging.ENTITY, Acknowledging.METRIC, 0, Long.MAX_VALUE);
            Set<Long> kept = new TreeSet<>();
            for (int i = 0; i < found.size(); i++) {
                long number = found.nanos()[i] / 1_000_000_000L - Acknowledging.START;
                assertThat(found.values()[i]).as("number %d", number).isEqualTo(Acknowledging.value(number));
                assertThat(kept.add(number))
                        .as("number %d is there once", number)
                        .isTrue();
            }
            long frames = framesLearnt(store.snapshots().latest().orElseThrow());
            System.out.printf(
                    "%d rounds: %d acknowledged, %d kept, %d frames learnt%n",
                    rounds, taken.size(), kept.size(), frames);
            assertThat(kept).containsAll(taken);
            assertThat(kept.size() - taken.size())
                    .as("taken, but killed before it could say so")
                    .isLessThanOrEqualTo(rounds);
            assertThat(frames).isEqualTo(kept.size());
            assertThat(store.damage()).isEmpty();
        }
    }

    /// The counter of frames in the saved memory of the watch, the second stage.
    private static long framesLearnt(DataInput snapshot) throws IOException {
        snapshot.readInt();
        snapshot.readLong();
        snapshot.readLong();
        assertThat(snapshot.readInt()).as("roads").isPositive();
        assertThat(snapshot.readInt()).as("stages of the first").isEqualTo(4);
        assertThat(snapshot.readInt()).as("entities extracted").isEqualTo(1);
        snapshot.readUTF();
        snapshot.skipBytes(snapshot.readInt());
        assertThat(snapshot.readInt()).as("entities watched").isEqualTo(1);
        snapshot.readUTF();
        snapshot.readInt();
        snapshot.readInt();
        return snapshot.readLong();
    }

    @Test
    void server_is_ready_again_after_kill_9_and_its_points_are_whole(@TempDir Path folder) throws Exception {
        killServer(folder, 3);
    }

    @Test
    @Tag("long")
    void server_is_ready_again_twenty_times(@TempDir Path folder) throws Exception {
        killServer(folder, 20);
    }

    private static void killServer(Path folder, int rounds) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("kill -9 of serve: seed " + seed);
        Random random = new Random(seed);
        AtomicLong asked = new AtomicLong();
        try (Loopback page = new Loopback()
                .on(
                        "/metrics",
                        exchange -> Loopback.answer(
                                exchange,
                                200,
                                "text/plain; version=0.0.4",
                                "number %d%n".formatted(asked.incrementAndGet())))) {
            Path settings = Files.writeString(
                    folder.resolve("vedette.yml"), """
                    data: {folder: %s}
                    server: {port: 0}
                    engine: {snapshotEvery: 2s}
                    sources:
                      host: {enabled: false}
                      scrape: [{interval: 1s, targets: [{address: "%s", entity: "host:page"}]}]
                    """.formatted(folder.resolve("data"), page.host()));
            for (int round = 0; round < rounds; round++) {
                long before = asked.get();
                long began = System.nanoTime();
                try (ServeProcess server = ServeProcess.serve(settings);
                        Visitor visitor = new Visitor(server.address(PATIENCE))) {
                    Await.until(
                            "readiness", PATIENCE, () -> visitor.get("/readyz").statusCode() == 200);
                    System.out.printf("serve ready after %.2f s%n", (System.nanoTime() - began) / 1e9);
                    Await.until("a scrape", PATIENCE, () -> asked.get() > before);
                    LockSupport.parkNanos((500 + random.nextInt(4_500)) * 1_000_000L);
                    server.kill();
                    assertThat(server.log()).doesNotContain("\tat ").doesNotContain("WARNING");
                }
            }
        }
        try (Store store = Store.open(folder.resolve("data"))) {
            assertThat(store.damage()).isEmpty();
            assertThat(store.journal().newest()).isPositive();
        }
    }
}
