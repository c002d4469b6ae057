// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.keep.Ledger;
import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Sends what is owed, channel by channel, and tries again with growing patience until a day has passed.
///
/// A message is settled in the Ledger after the channel took it; a crash in between repeats it once.
public final class Postman implements Closeable {
    private static final System.Logger LOG = System.getLogger(Postman.class.getName());

    /// 5 s, doubling to 15 min, is 24 hours after this many tries.
    private static final int MOST_ATTEMPTS = 103;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int AT_ONCE = 20;

    private final Ledger ledger;
    private final Clinic clinic;
    private final Map<String, Notifier> channels;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;

    /// @param clinic knows the cause that an opening notice tells, if one is found in time
    public Postman(Ledger ledger, Clinic clinic, Map<String, Notifier> channels, InstantSource clock, Health health) {
        this.ledger = ledger;
        this.clinic = clinic;
        this.channels = Map.copyOf(channels);
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("postman", Duration.ofMillis(500), this::round, health);
    }

    public void start() {
        rounds.start();
    }

    /// Sends what is due now.
    void round() {
        try {
            for (Ledger.Owed owed : ledger.due(nanos(), AT_ONCE)) {
                deliver(owed);
            }
        } catch (IOException trouble) {
            health.complain("ledger", "owed messages cannot be read: " + trouble.getMessage());
        }
    }

    private void deliver(Ledger.Owed owed) throws IOException {
        Notifier notifier = channels.get(owed.channel());
        if (notifier == null) {
            ledger.settle(owed.id(), false, "the channel is no longer in the settings");
            return;
        }
        Notice notice = NoticeText.read(owed.body());
        if (notice.opened()) {
            if (clinic.isAwaited(notice.incidentId())) {
                return;
            }
            notice = clinic.word(notice.incidentId()).map(notice::because).orElse(notice);
        }
        switch (attempt(notifier, notice)) {
            case Delivery.Delivered(String receipt) -> ledger.settle(owed.id(), true, receipt);
            case Delivery.Refused(String why) -> giveUp(owed, why);
            case Delivery.Later(Duration after, String why) -> postpone(owed, after, why);
        }
    }

    /// A notifier promises not to throw; one that does must not silence the others.
    private static Delivery attempt(Notifier notifier, Notice notice) {
        try {
            return notifier.send(notice);
        } catch (RuntimeException broken) {
            return new Delivery.Later(LONGEST_WAIT, "the channel broke: " + broken.getMessage());
        }
    }

    private void postpone(Ledger.Owed owed, Duration after, String why) throws IOException {
        int attempts = owed.attempts() + 1;
        if (attempts >= MOST_ATTEMPTS) {
            giveUp(owed, "tried for a day; last: " + why);
            return;
        }
        health.complain("notify " + owed.channel(), why);
        Duration doubled = Duration.ofSeconds(5L << Math.min(10, owed.attempts()));
        Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        ledger.postpone(owed.id(), attempts, nanos() + Math.max(wait.toNanos(), after.toNanos()), why);
    }

    private void giveUp(Ledger.Owed owed, String why) throws IOException {
        LOG.log(System.Logger.Level.ERROR, "notice refused channel={0} why={1}", owed.channel(), why);
        health.complain("notify " + owed.channel(), why);
        ledger.settle(owed.id(), false, why);
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
