// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Observation;
import io.vedette.core.keep.Journal;
import io.vedette.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// T-C1 through the real door: what three protocols were told is taken is there after kill -9, once, and the server
/// serves again soon.
@Timeout(900)
final class KilledUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long startMs =
            System.currentTimeMillis() - Duration.ofHours(2).toMillis();
    private final Map<Numbered, Set<Long>> acknowledged = new EnumMap<>(Numbered.class);
    private final Map<Numbered, Long> next = new EnumMap<>(Numbered.class);
    private final Map<Numbered, Map<Long, Integer>> found = new EnumMap<>(Numbered.class);
    private final List<Double> ready = new ArrayList<>();

    @TempDir
    private Path folder;

    private long offset;

    @Test
    void nothing_that_was_acknowledged_is_lost_by_kill_9() throws Exception {
        killAndCount(3, 300, 1_500);
    }

    @Test
    @Tag("long")
    void nothing_that_was_acknowledged_is_lost_in_twenty_rounds() throws Exception {
        double[] seconds = killAndCount(20, 500, 6_000);

        // The fastest, and here only: the others, and a short run, tell how busy this machine is with other things.
        assertThat(seconds[0]).as("seconds until it is ready").isLessThanOrEqualTo(5);
    }

    /// @return the seconds after which it was ready again, ascending
    private double[] killAndCount(int rounds, int shortestMs, int longestMs) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("kill -9 under load: seed " + seed);
        Random random = new Random(seed);
        for (Numbered protocol : Numbered.values()) {
            acknowledged.put(protocol, ConcurrentHashMap.newKeySet());
            next.put(protocol, 0L);
            found.put(protocol, new HashMap<>());
        }
        Path settings = Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: 0}
                engine: {snapshotEvery: 10s}
                sources: {host: {enabled: false}}
                """.formatted(folder.resolve("data")));
        for (int round = 0; round < rounds; round++) {
            runAndKill(settings, shortestMs + random.nextInt(longestMs - shortestMs));
            read();
        }
        return check(rounds);
    }

    private void runAndKill(Path settings, int millis) throws Exception {
        long began = System.nanoTime();
        try (ServeProcess server = ServeProcess.serve(settings);
                Visitor visitor = new Visitor(server.address(PATIENCE))) {
            Await.until("readiness", PATIENCE, () -> visitor.get("/readyz").statusCode() == 200);
            ready.add((System.nanoTime() - began) / 1e9);
            List<Thread> senders = new ArrayList<>();
            String address = server.address(PATIENCE);
            for (Numbered protocol : Numbered.values()) {
                senders.add(Thread.ofVirtual().start(() -> sendUntilGone(protocol, address)));
            }
            LockSupport.parkNanos(millis * 1_000_000L);
            server.kill();
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(server.log()).doesNotContain("\tat ");
        }
    }

    /// One request after the other; a number is acknowledged when the answer to its request is there.
    private void sendUntilGone(Numbered protocol, String address) {
        long number = next.get(protocol);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (true) {
                int count = 1 + (int) (number % 50);
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + protocol.path()))
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofByteArray(protocol.body(number, count, startMs)));
                protocol.headers().forEach(request::header);
                long first = number;
                number += count;
                synchronized (next) {
                    next.put(protocol, number);
                }
                var answer = client.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() >= 300) {
                    System.out.println(protocol + " was answered " + answer.statusCode() + ": " + answer.body());
                    return;
                }
                for (long taken = first; taken < first + count; taken++) {
                    acknowledged.get(protocol).add(taken);
                }
            }
        } catch (IOException gone) {
            // It was killed.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private double[] check(int rounds) {
        double[] seconds =
                ready.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%d rounds, ready again after %.2f s (median), %.2f s at most%n",
                rounds, seconds[seconds.length / 2], seconds[seconds.length - 1]);
        for (Numbered protocol : Numbered.values()) {
            Map<Long, Integer> kept = found.get(protocol);
            Set<Long> taken = acknowledged.get(protocol);
            System.out.printf(
                    "%s: %d acknowledged, %d kept, of %d sent%n",
                    protocol, taken.size(), kept.size(), next.get(protocol));
            assertThat(taken.size()).as("%s acknowledged", protocol).isGreaterThan(10 * rounds);
            assertThat(taken.stream().filter(number -> !kept.containsKey(number)))
                    .as("%s lost", protocol)
                    .isEmpty();
            assertThat(kept.values()).as("%s kept twice", protocol).allMatch(times -> times == 1);
            assertThat(kept.keySet())
                    .as("%s never sent", protocol)
                    .allMatch(number -> number >= 0 && number < next.get(protocol));
        }
        return seconds;
    }

    /// Reads what was added to the Journal since the last kill. Snapshots are further apart than a round is long, and
    /// the Journal is kept back to the one before, so nothing of a round is trimmed before it is read here.
    private void read() throws IOException {
        try (Store store = Store.open(folder.resolve("data"))) {
            while (offset < store.journal().newest()) {
                for (Journal.Batch batch : store.journal().read(offset, 500)) {
                    assertThat(batch.offset()).as("no batch missing").isEqualTo(offset + 1);
                    batch.observations().forEach(stored -> note(stored, found));
                    offset = batch.offset();
                }
            }
            assertThat(store.damage()).isEmpty();
        }
    }

    private static void note(Observation stored, Map<Numbered, Map<Long, Integer>> found) {
        found.forEach((protocol, numbers) ->
                protocol.number(stored).ifPresent(number -> numbers.merge(number, 1, Integer::sum)));
    }
}
