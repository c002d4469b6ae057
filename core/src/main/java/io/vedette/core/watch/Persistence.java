// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether enough of the last frames were unusual. One spike is not trouble; trouble stays.
final class Persistence {
    private final int needed;
    private final int outOf;

    /// The last frames, newest in bit 0; set where unusual.
    private long recent;

    Persistence(int needed, int outOf) {
        this.needed = needed;
        this.outOf = outOf;
    }

    void add(boolean unusual) {
        recent = ((recent << 1) | (unusual ? 1 : 0)) & window();
    }

    private long window() {
        return outOf == 64 ? -1L : (1L << outOf) - 1;
    }

    boolean isMet() {
        return Long.bitCount(recent) >= needed;
    }

    boolean isCalm() {
        return recent == 0;
    }

    /// How many frames back the oldest unusual one lies; 0 is the newest frame.
    int oldest() {
        return 63 - Long.numberOfLeadingZeros(recent);
    }

    void clear() {
        recent = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(recent);
    }

    void restore(DataInput in) throws IOException {
        recent = in.readLong() & window();
    }
}
