// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/// Incidents of late, each with how seldom a model said that such a stretch comes: what came shows how far that is
/// true.
///
/// - **State:** confined to a thread; 4,000 incidents at most, the oldest go first.
final class Rivals {
    private static final int MOST = 4_000;

    private final Deque<Rival> all = new ArrayDeque<>();

    /// @param nanos when it was last heard of
    /// @param claimed how seldom its entity's model says that it comes, in weeks
    /// @param weeks   the same, after what came on that entity was counted in
    record Rival(String incident, String entity, long nanos, double claimed, double weeks) {}

    void add(Rival rival) {
        all.removeIf(other -> other.incident().equals(rival.incident()));
        all.addLast(rival);
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    void forget(long beforeNanos) {
        all.removeIf(rival -> rival.nanos() < beforeNanos);
    }

    /// Others of which this holds.
    int count(String incident, Predicate<Rival> which) {
        int count = 0;
        for (Rival rival : all) {
            count += !rival.incident().equals(incident) && which.test(rival) ? 1 : 0;
        }
        return count;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (Rival rival : all) {
            out.writeUTF(rival.incident());
            out.writeUTF(rival.entity());
            out.writeLong(rival.nanos());
            out.writeDouble(rival.claimed());
            out.writeDouble(rival.weeks());
        }
    }

    void restore(DataInput in) throws IOException {
        int size = SavedState.count(in, "incidents of late", MOST);
        for (int i = 0; i < size; i++) {
            all.addLast(new Rival(
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    SavedState.finite(in, "weeks"),
                    SavedState.finite(in, "weeks")));
        }
    }
}
