// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What came by sockets, on its way to the door: many messages share one write to the disk.
///
/// It holds [#SIZE] messages of 64 MiB together. When it is full, whoever reads a stream waits, so that the sender is
/// slowed; a datagram
/// is dropped and counted, as nobody can be asked to send it again. While the disk is full, it keeps trying.
///
/// - **State:** safe for many threads; `close` stores what is there as far as it can.
public final class SocketSpool implements Closeable {
    static final int SIZE = 8_192;

    /// Kibibytes of all messages together: long lines are few then.
    private static final int ROOM_KIB = 64 << 10;

    private static final int BATCH = 4_096;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Reception reception;
    private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(SIZE);
    private final Semaphore room = new Semaphore(ROOM_KIB);
    private final Thread writer;
    private volatile boolean closing;

    /// @param kib what it takes of the room
    private record Item(Sender sender, Observation made, int kib) {}

    public SocketSpool(Reception reception, String name) {
        this.reception = reception;
        this.writer = Thread.ofVirtual().name(name + "-spool").start(this::run);
    }

    /// Waits for room.
    public void put(Sender sender, Observation made) throws InterruptedException {
        int kib = kib(made);
        room.acquire(kib);
        waiting.put(new Item(sender, made, kib));
    }

    /// Takes it or drops it, but does not wait.
    public void offer(Sender sender, Observation made) {
        int kib = kib(made);
        if (!room.tryAcquire(kib)) {
            reception.dropped(sender, "overflow", "");
        } else if (!waiting.offer(new Item(sender, made, kib))) {
            room.release(kib);
            reception.dropped(sender, "overflow", "");
        }
    }

    /// About what a message holds in memory, two bytes a character.
    private static int kib(Observation made) {
        if (!(made instanceof LogLine line)) {
            return 1;
        }
        long characters = line.text().length();
        for (Map.Entry<String, String> one : line.attributes().entrySet()) {
            characters += one.getKey().length() + one.getValue().length();
        }
        return (int) Math.min(ROOM_KIB / 2, 1 + characters / 512);
    }

    /// Counts a message that could not be read.
    public void fault(Sender sender, String reason, String example) {
        reception.dropped(sender, reason, example);
    }

    private void run() {
        List<Item> batch = new ArrayList<>();
        try {
            while (!closing || !waiting.isEmpty()) {
                Item first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    take(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A fault of ours costs its batch and not the ears.
    private void take(List<Item> batch) throws InterruptedException {
        try {
            store(batch);
        } catch (RuntimeException e) {
            System.getLogger(SocketSpool.class.getName())
                    .log(System.Logger.Level.ERROR, "a batch failed by a fault of ours", e);
            batch.forEach(item -> reception.dropped(item.sender(), "our-fault", ""));
        } finally {
            room.release(batch.stream().mapToInt(Item::kib).sum());
        }
    }

    private void store(List<Item> batch) throws InterruptedException {
        Map<Sender, Harvest> bySender = new LinkedHashMap<>();
        for (Item item : batch) {
            Harvest harvest = bySender.computeIfAbsent(item.sender(), _ -> new Harvest());
            harvest.take(item.made());
        }
        for (Map.Entry<Sender, Harvest> one : bySender.entrySet()) {
            store(one.getKey(), one.getValue());
        }
    }

    private void store(Sender sender, Harvest harvest) throws InterruptedException {
        while (true) {
            try {
                reception.admit(sender, harvest.observations(), harvest.leftOut());
                return;
            } catch (Refusal full) {
                if (closing) {
                    reception.refused(sender, full);
                    return;
                }
                Thread.sleep(PATIENCE);
            }
        }
    }

    /// How many messages wait.
    int size() {
        return waiting.size();
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!writer.join(LAST_WORDS)) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
