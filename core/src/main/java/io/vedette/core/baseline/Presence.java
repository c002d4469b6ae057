// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// In which frames of its entity a signal had a value.
///
/// - **In:** the numbers of those frames, ascending. Frames, so that when the whole entity is silent, nobody is
/// missing.
final class Presence {
    /// Five times its longest pause, and so many frames at least.
    private static final int TIMES = 5;

    private static final int FEWEST = 20;
    private static final int KNOWN = 1_000;

    /// Who has values less often comes and goes.
    private static final double REGULAR = 0.9;

    private int first = -1;
    private int last;
    private int heard;
    private int longest;
    private boolean told;
    private String unit = "";

    void heard(int frame, String itsUnit) {
        unit = itsUnit;
        if (first < 0) {
            first = frame;
            last = frame - 1;
        }
        int pause = Math.max(0, frame - last - 1);
        // An eighth of what was told: the second or third time it is usual.
        longest = told ? longest + Math.max(0, pause - longest) / 8 : Math.max(longest, pause);
        last = Math.max(last, frame);
        heard++;
        told = false;
    }

    /// The frame that it was first heard in.
    int first() {
        return first;
    }

    /// Frames without it until now.
    int pause(int frame) {
        return frame - last;
    }

    int longest() {
        return longest;
    }

    boolean isOverdue(int frame) {
        int known = last - first + 1;
        return known >= KNOWN && heard >= REGULAR * known && pause(frame) > Math.max(FEWEST, (long) TIMES * longest);
    }

    void tell() {
        told = true;
    }

    boolean isTold() {
        return told;
    }

    String unit() {
        return unit;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(first);
        out.writeInt(last);
        out.writeInt(heard);
        out.writeInt(longest);
        out.writeBoolean(told);
        out.writeUTF(unit);
    }

    void restore(DataInput in) throws IOException {
        first = in.readInt();
        last = in.readInt();
        heard = SavedState.count(in, "frames with a signal", Integer.MAX_VALUE);
        longest = SavedState.count(in, "frames of the longest pause", Integer.MAX_VALUE);
        told = in.readBoolean();
        unit = in.readUTF();
    }
}
