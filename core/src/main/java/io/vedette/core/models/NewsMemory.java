// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The news of each input, smoothed over a sixteenth, an eighth, a quarter and half of a window.
///
/// - **Cost:** O(width) a row; 32 bytes an input.
/// - **State:** confined to a thread.
final class NewsMemory {
    static final int SCALES = 4;

    private final double[] rows = new double[SCALES];
    private final double[][] smoothed;
    private boolean started;

    NewsMemory(int window, int width) {
        for (int i = 0; i < SCALES; i++) {
            rows[i] = Math.max(1, window / Math.scalb(16.0, -i));
        }
        smoothed = new double[SCALES][width];
    }

    void take(double[] news) {
        for (int i = 0; i < SCALES; i++) {
            double[] memory = smoothed[i];
            double share = started ? 1 / rows[i] : 1;
            for (int j = 0; j < memory.length; j++) {
                memory[j] += share * (news[j] - memory[j]);
            }
        }
        started = true;
    }

    /// By scale, then input. Shared, changed by [#take].
    double[][] smoothed() {
        return smoothed;
    }

    void clear() {
        started = false;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(started);
        for (double[] memory : smoothed) {
            Parts.write(out, memory);
        }
    }

    void restore(DataInput in) throws IOException {
        started = in.readBoolean();
        for (int i = 0; i < SCALES; i++) {
            smoothed[i] = Parts.finite(in, "memory of the judge", smoothed[i].length);
        }
    }
}
