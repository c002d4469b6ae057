// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What Vedette has to complain of itself: by part, the latest complaint and how often.
///
/// Each part's first complaint, and then one a minute, goes to the log as a warning; all are counted.
///
/// - **State:** safe for many threads.
public final class Health {
    private static final System.Logger LOG = System.getLogger(Health.class.getName());
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final Map<String, Complaint> complaints = new ConcurrentHashMap<>();

    /// @param text    the latest
    /// @param count   how often this part complained
    /// @param atNanos when last, monotonic
    /// @param loggedNanos when it last went to the log, monotonic
    public record Complaint(String text, long count, long atNanos, long loggedNanos) {}

    public void complain(String part, String text) {
        long now = System.nanoTime();
        complaints.compute(part, (_, before) -> {
            boolean log = before == null || now - before.loggedNanos() > QUIET_NANOS;
            if (log) {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", part, text);
            }
            long count = before == null ? 1 : before.count() + 1;
            return new Complaint(text, count, now, log || before == null ? now : before.loggedNanos());
        });
    }

    /// Complaints since the start, by part.
    public Map<String, Complaint> complaints() {
        return new TreeMap<>(complaints);
    }

    /// What is wrong now: complaints of the last minute.
    public Map<String, String> current() {
        Map<String, String> current = new TreeMap<>();
        long now = System.nanoTime();
        complaints.forEach((part, complaint) -> {
            if (now - complaint.atNanos() < QUIET_NANOS) {
                current.put(part, complaint.text());
            }
        });
        return current;
    }
}
