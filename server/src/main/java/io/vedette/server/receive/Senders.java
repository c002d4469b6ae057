// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Who sends to us, by protocol, address and name: the first thousand one by one, those after them together.
///
/// - **State:** safe for many threads. Nothing is kept over a restart.
public final class Senders {
    private static final int MOST = 1_000;
    private static final int LONGEST_AGENT = 80;
    private static final String OTHERS = "others";

    private final Map<Key, Sender> known = new ConcurrentHashMap<>();
    private final Map<String, Totals> totals = new ConcurrentHashMap<>();
    private final Offenders offenders = new Offenders();

    private record Key(String receiver, String address, String agent) {}

    /// Sums of a receiver.
    private static final class Totals {
        private final LongAdder taken = new LongAdder();
        private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    }

    Sender of(String receiver, String address, String agent) {
        String name = LeftOut.cut(agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent);
        Key key = new Key(receiver, address, name);
        Sender sender = known.get(key);
        if (sender != null) {
            return sender;
        }
        Key place = known.size() < MOST ? key : new Key(receiver, OTHERS, "");
        return known.computeIfAbsent(place, of -> new Sender(of.receiver, of.address, of.agent));
    }

    void took(Sender sender, int count) {
        sender.took(count);
        totals(sender).taken.add(count);
    }

    void refuse(Sender sender, String reason, int count, String example) {
        sender.refuse(reason, count, example);
        totals(sender).refused.computeIfAbsent(reason, _ -> new LongAdder()).add(count);
    }

    private Totals totals(Sender sender) {
        return totals.computeIfAbsent(sender.receiver(), _ -> new Totals());
    }

    /// Each sender's account, the last heard first.
    public List<Sender.Account> accounts() {
        return known.values().stream()
                .map(Sender::account)
                .sorted(Comparator.comparingLong(Sender.Account::lastMs).reversed())
                .toList();
    }

    /// What brings the most new series.
    public Offenders offenders() {
        return offenders;
    }

    /// Observations taken, by receiver.
    public Map<String, Long> received() {
        Map<String, Long> sums = new TreeMap<>();
        totals.forEach((receiver, of) -> sums.put(receiver, of.taken.sum()));
        return sums;
    }

    /// Items refused or left out, by receiver and reason.
    public Map<String, Map<String, Long>> refused() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        totals.forEach((receiver, of) -> {
            Map<String, Long> reasons = new TreeMap<>();
            of.refused.forEach((reason, count) -> reasons.put(reason, count.sum()));
            sums.put(receiver, reasons);
        });
        return sums;
    }
}
