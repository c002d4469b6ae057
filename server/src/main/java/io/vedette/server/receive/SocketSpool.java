// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Observation;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What came by sockets, on its way to the door: many messages share one write to the disk.
///
/// It holds [#SIZE] messages. When it is full, whoever reads a stream waits, so that the sender is slowed; a datagram
/// is dropped and counted, as nobody can be asked to send it again. While the disk is full, it keeps trying.
///
/// - **State:** safe for many threads; `close` stores what is there as far as it can.
public final class SocketSpool implements Closeable {
    static final int SIZE = 8_192;

    private static final int BATCH = 4_096;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Reception reception;
    private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(SIZE);
    private final Thread writer;
    private volatile boolean closing;

    private record Item(Sender sender, Observation made) {}

    public SocketSpool(Reception reception, String name) {
        this.reception = reception;
        this.writer = Thread.ofVirtual().name(name + "-spool").start(this::run);
    }

    /// Waits for room.
    public void put(Sender sender, Observation made) throws InterruptedException {
        waiting.put(new Item(sender, made));
    }

    /// Takes it or drops it, but does not wait.
    public void offer(Sender sender, Observation made) {
        if (!waiting.offer(new Item(sender, made))) {
            reception.dropped(sender, "overflow", "");
        }
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
                    store(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
