// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Silence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// Notices that an entity which used to speak has stopped.
final class Hearing {
    // Two things look like silence and are not. History that is being back-filled is old when it comes, so only an
    // entity that once spoke of the present can fall silent. And when we were away ourselves, time jumps between two
    // wakings, so listening begins anew.

    /// Wakings are a second apart; a longer hole means that we were not there.
    private static final long AWAY_NANOS = 30_000_000_000L;

    /// Silence is also this many steps: an hourly job is not silent after a minute.
    private static final int STEPS = 5;

    private final Entity entity;
    private final long silentAfterNanos;

    private long lastHeard = Long.MIN_VALUE;
    private long lastWake = Long.MIN_VALUE;
    private long listeningSince = Long.MIN_VALUE;
    private boolean live;
    private boolean silent;

    Hearing(Entity entity, long silentAfterNanos) {
        this.entity = entity;
        this.silentAfterNanos = silentAfterNanos;
    }

    void heard(long nanos) {
        lastHeard = Math.max(lastHeard, nanos);
        silent = false;
        live |= lastWake != Long.MIN_VALUE && nanos >= lastWake - silentAfterNanos;
    }

    long wakeAt() {
        return silent ? Long.MAX_VALUE : lastWake == Long.MIN_VALUE ? Long.MIN_VALUE : lastWake + 1;
    }

    /// @param stepNanos how often the entity speaks, 0 if that is not known yet
    void wake(long nanos, long stepNanos, Consumer<? super Fact> out) {
        if (lastWake == Long.MIN_VALUE || nanos - lastWake > AWAY_NANOS) {
            listeningSince = nanos;
        }
        lastWake = nanos;
        live |= lastHeard >= nanos - silentAfterNanos;
        long patience = Math.max(silentAfterNanos, STEPS * stepNanos);
        if (live && !silent && stepNanos > 0 && nanos - Math.max(lastHeard, listeningSince) > patience) {
            silent = true;
            out.accept(new Silence(entity, nanos, lastHeard, stepNanos));
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(lastHeard);
        out.writeLong(lastWake);
        out.writeLong(listeningSince);
        out.writeBoolean(live);
        out.writeBoolean(silent);
    }

    void restore(DataInput in) throws IOException {
        lastHeard = in.readLong();
        lastWake = in.readLong();
        listeningSince = in.readLong();
        live = in.readBoolean();
        silent = in.readBoolean();
    }
}
