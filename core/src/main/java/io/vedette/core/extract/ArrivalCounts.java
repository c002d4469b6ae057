// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Arrivals;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Counts, by reason, what comes out of its time between two frames.
final class ArrivalCounts {
    enum Reason {
        REORDERED,
        OUT_OF_ORDER,
        REPEATED,
        TOO_OLD,
        RECORD,
        CROWDED
    }

    private final int[] counts = new int[Reason.values().length];
    private boolean any;

    void add(Reason reason) {
        add(reason, 1);
    }

    private void add(Reason reason, int more) {
        counts[reason.ordinal()] = Math.min(counts[reason.ordinal()], Integer.MAX_VALUE - more) + more;
        any |= more > 0;
    }

    /// What was counted, which is then counted no more.
    Arrivals take() {
        if (!any) {
            return Arrivals.NONE;
        }
        Arrivals taken = new Arrivals(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        Arrays.fill(counts, 0);
        any = false;
        return taken;
    }

    void save(DataOutput out) throws IOException {
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    void restore(DataInput in) throws IOException {
        for (Reason reason : Reason.values()) {
            add(reason, SavedState.count(in, "samples out of their time", Integer.MAX_VALUE));
        }
    }

    /// State of the second format: samples that came late were dropped, whatever they were.
    void restoreFirst(DataInput in) throws IOException {
        add(Reason.OUT_OF_ORDER, SavedState.count(in, "late samples", Integer.MAX_VALUE));
        add(Reason.CROWDED, SavedState.count(in, "crowded samples", Integer.MAX_VALUE));
    }
}
