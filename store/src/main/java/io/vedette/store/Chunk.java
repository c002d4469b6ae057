// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.History.Stretch;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A sealed stretch of one signal's points, as it is stored.
///
/// @param series the signal's number, for the index
/// @param start  its first time, epoch nanoseconds
/// @param end    its last time, epoch nanoseconds
/// @param points the encoded points, then a checksum
record Chunk(long series, long start, long end, byte[] points) {
    /// @param name the signal's [SignalPoints#checksum]: points found under another signal's name are refused
    static Chunk seal(long series, int name, Stretch stretch) {
        byte[] encoded = ChunkCodec.encode(stretch.nanos(), stretch.values(), stretch.size());
        byte[] points = Arrays.copyOf(encoded, encoded.length + Integer.BYTES);
        long start = stretch.nanos()[0];
        long end = stretch.nanos()[stretch.size() - 1];
        int checksum = Checksum.of(encoded, 0, encoded.length, name, start, end);
        ByteBuffer.wrap(points).putInt(encoded.length, checksum);
        return new Chunk(series, start, end, points);
    }

    long day() {
        return OpenHead.dayOf(start);
    }

    Stretch open(int name) throws Damaged {
        int size = points.length - Integer.BYTES;
        if (size < 1 || ByteBuffer.wrap(points).getInt(size) != Checksum.of(points, 0, size, name, start, end)) {
            throw new Damaged("its checksum does not fit");
        }
        return ChunkCodec.decode(points, size);
    }
}
