// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Change;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Changes of the last half hour, to be found when trouble comes after them.
final class RecentChanges {
    static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long BEFORE_NANOS = 30 * 60_000_000_000L;
    private static final int MOST = 2_000;

    private final Deque<Change> changes = new ArrayDeque<>();

    void take(Change change) {
        changes.removeIf(known -> known.fingerprint().equals(change.fingerprint()));
        changes.addLast(change);
        if (changes.size() > MOST) {
            changes.removeFirst();
        }
    }

    /// Those of the half hour before a moment, oldest first.
    List<Change> before(long nanos) {
        return changes.stream()
                .filter(change -> change.nanos() <= nanos && change.nanos() >= nanos - BEFORE_NANOS)
                .toList();
    }

    void forget(long nowNanos) {
        changes.removeIf(change -> change.nanos() < nowNanos - BEFORE_NANOS);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(changes.size());
        for (Change change : changes) {
            ItemBytes.write(change, out);
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "changes", MOST); left > 0; left--) {
            if (!(ItemBytes.read(in) instanceof Change change)) {
                throw new IllegalArgumentException("a change that is none");
            }
            changes.addLast(change);
        }
    }
}
