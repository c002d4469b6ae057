// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A body that ends with [BodyTooLarge] at its limit; of an unpacked one, also when it grew more than a hundredfold
/// beyond its first mebibyte.
public final class CountedBytes extends FilterInputStream {
    private static final long FREE_BYTES = 1 << 20;
    private static final long MOST_GROWTH = 100;

    private final long most;
    private final @Nullable CountedBytes packed;
    private long count;

    public CountedBytes(InputStream in, long most) {
        this(in, most, null);
    }

    /// @param packed the bytes that `in` unpacks
    public CountedBytes(InputStream in, long most, @Nullable CountedBytes packed) {
        super(in);
        this.most = most;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        if (read > 0) {
            count += read;
            check();
        }
        return read;
    }

    /// Bytes that came so far; another thread may see a little less.
    long count() {
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 8_192)]));
    }

    private void check() throws BodyTooLarge {
        if (count > most) {
            throw new BodyTooLarge("the body is longer than " + most + " bytes");
        }
        if (packed != null && count > FREE_BYTES + MOST_GROWTH * packed.count) {
            throw new BodyTooLarge("the body unpacks to more than a hundred times its size");
        }
    }
}
