// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One batch on its way to disk, and what became of it. Guarded by the journal's lock once it is handed over.
final class Waiting {
    private final ByteWriter encoded;
    private long offset;
    private @Nullable IOException refusal;

    Waiting(ByteWriter encoded) {
        this.encoded = encoded;
    }

    /// The batch, then a checksum over it and its offset: a row that moved is as damaged as one that changed.
    byte[] sealed(long at) {
        int size = encoded.size();
        byte[] blob = Arrays.copyOf(encoded.array(), size + Integer.BYTES);
        ByteBuffer.wrap(blob).putInt(size, Checksum.of(blob, 0, size, at));
        return blob;
    }

    static boolean isIntact(long at, byte[] blob) {
        int size = blob.length - Integer.BYTES;
        return size > 0 && ByteBuffer.wrap(blob).getInt(size) == Checksum.of(blob, 0, size, at);
    }

    void taken(long at) {
        offset = at;
    }

    void refused(IOException why) {
        refusal = why;
    }

    boolean isSettled() {
        return offset > 0 || refusal != null;
    }

    long outcome() throws IOException {
        if (refusal != null) {
            throw new IOException(refusal.getMessage(), refusal);
        }
        return offset;
    }
}
