// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Someone who sends by one protocol, and what became of what they sent.
///
/// - **State:** safe for many threads.
public final class Sender {
    private static final int MOST_REASONS = 40;

    private final String receiver;
    private final String address;
    private final String agent;
    private final LongAdder taken = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final Map<String, Reason> refused = new ConcurrentHashMap<>();
    private final AtomicInteger series = new AtomicInteger();
    private volatile long lastMs;

    Sender(String receiver, String address, String agent) {
        this.receiver = receiver;
        this.address = address;
        this.agent = agent;
    }

    /// How many times something was refused for one reason, and the last of it.
    private static final class Reason {
        private final LongAdder count = new LongAdder();
        private volatile String example = "";
    }

    /// @param receiver the protocol, as in the settings
    /// @param address  of the peer; several senders behind one proxy have one
    /// @param agent    what it calls itself; empty when it does not
    /// @param taken    observations stored since the start
    /// @param bytes    of its bodies, unpacked
    /// @param series   that are active
    /// @param lastMs   when it was last heard, epoch milliseconds
    /// @param refused  what was left out or refused, by reason
    public record Account(
            String receiver,
            String address,
            String agent,
            long taken,
            long requests,
            long bytes,
            int series,
            long lastMs,
            Map<String, Fault> refused) {
        public Account {
            refused = Map.copyOf(refused);
        }
    }

    /// @param example the last one, cut; empty where a reason needs none
    public record Fault(long count, String example) {}

    public String receiver() {
        return receiver;
    }

    void heard(long nowMs) {
        lastMs = nowMs;
        requests.increment();
    }

    /// Something more came on a connection that was counted.
    void goesOn(long nowMs) {
        lastMs = nowMs;
    }

    void sent(long bodyBytes) {
        bytes.add(bodyBytes);
    }

    void took(int count) {
        taken.add(count);
    }

    void refuse(String reason, int count, String example) {
        String known = refused.size() < MOST_REASONS || refused.containsKey(reason) ? reason : "others";
        Reason of = refused.computeIfAbsent(known, _ -> new Reason());
        of.count.add(count);
        if (!example.isEmpty()) {
            of.example = LeftOut.cut(example);
        }
    }

    /// Series of this sender that are active.
    AtomicInteger series() {
        return series;
    }

    long lastMs() {
        return lastMs;
    }

    Account account() {
        Map<String, Fault> faults = new java.util.HashMap<>();
        refused.forEach((reason, of) -> faults.put(reason, new Fault(of.count.sum(), of.example)));
        return new Account(
                receiver, address, agent, taken.sum(), requests.sum(), bytes.sum(), series.get(), lastMs, faults);
    }
}
