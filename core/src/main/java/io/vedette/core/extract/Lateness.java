// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How late an entity's samples have come of late, and so for how long its cells are held open: not at all, as long as
/// nothing does.
final class Lateness {
    // Two streams of one entity that catch up at different speeds drift further apart with each sample. While lateness
    // still grows, twice of it is waited for, so that the next sample finds its cell open; once it has been the same
    // for an hour, a step more than it is enough.
    //
    // In catch-up the ticks run far ahead of the samples, so the end of a stream is not seen by their difference but by
    // the time since something was heard.

    /// What comes later than this is waited for no more.
    static final long MOST_NANOS = 600_000_000_000L;

    /// For one to two of these, lateness is remembered.
    static final long PERIOD_NANOS = 3_600_000_000_000L;

    /// Wakings are a second apart; a longer hole means that we were not there to hear anything.
    private static final long AWAY_NANOS = 30_000_000_000L;

    private static final long NEVER = -1;

    private long longest = NEVER;
    private long longestOfPeriod = NEVER;
    private boolean growing;
    private long periodStart = Long.MIN_VALUE;
    private long lastWake = Long.MIN_VALUE;
    private long quietSince = Long.MIN_VALUE;
    private boolean heard;

    /// A sample came while cells are held.
    void heard() {
        heard = true;
    }

    /// A sample came that had not found its cell open, had no cell been held.
    ///
    /// @param behindNanos from it to the entity's newest
    void seen(long behindNanos) {
        if (behindNanos > MOST_NANOS) {
            return;
        }
        heard = true;
        growing |= behindNanos > longest;
        longest = Math.max(longest, behindNanos);
        longestOfPeriod = Math.max(longestOfPeriod, behindNanos);
    }

    boolean isSeen() {
        return longest != NEVER;
    }

    /// How far beyond a cell's end the newest sample must be before it closes; 0 while nothing comes late.
    long holdNanos(long stepNanos) {
        return isSeen() ? Math.min(MOST_NANOS, (growing ? 2 : 1) * longest + stepNanos) : 0;
    }

    /// Time reached this.
    void wake(long nanos) {
        if (heard || lastWake == Long.MIN_VALUE || nanos - lastWake > AWAY_NANOS) {
            quietSince = nanos;
            heard = false;
        }
        lastWake = nanos;
        if (periodStart == Long.MIN_VALUE) {
            periodStart = nanos;
        } else if (nanos - periodStart >= PERIOD_NANOS) {
            periodStart = nanos;
            longest = longestOfPeriod;
            longestOfPeriod = NEVER;
            growing = false;
        }
    }

    /// Whether nothing was heard for so long that nothing more is to be waited for.
    boolean isQuiet(long stepNanos) {
        return !heard && lastWake - quietSince >= holdNanos(stepNanos);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(longest);
        out.writeLong(longestOfPeriod);
        out.writeBoolean(growing);
        out.writeLong(periodStart);
        out.writeLong(lastWake);
        out.writeLong(quietSince);
        out.writeBoolean(heard);
    }

    void restore(DataInput in) throws IOException {
        longest = lateness(in);
        longestOfPeriod = lateness(in);
        growing = in.readBoolean();
        periodStart = in.readLong();
        lastWake = in.readLong();
        quietSince = in.readLong();
        heard = in.readBoolean();
    }

    private static long lateness(DataInput in) throws IOException {
        return SavedState.within(in, "lateness", NEVER, MOST_NANOS);
    }
}
