// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.RecordForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Log lines, or spans, of entities that stand beside each other in the order of their ids, as they are stored.
///
/// @param spans  whether it holds spans
/// @param first  id of the first entity, UTF-8
/// @param last   id of the last one
/// @param start  its earliest time, epoch nanoseconds
/// @param end    its latest time
/// @param packed a checksum, the unpacked length, the records packed by zstd
record RecordBlock(boolean spans, byte[] first, byte[] last, long start, long end, byte[] packed) {
    private static final int HEADER = 2 * Integer.BYTES;

    /// More than any block unpacks to: a damaged length cannot make us allocate without end.
    private static final int MOST_BYTES = 1 << 28;

    /// @param records not empty, of one kind, sorted by entity
    static RecordBlock seal(List<Observation> records) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream(1 << 16);
        RecordForm.Writer out = new RecordForm.Writer(new DataOutputStream(form));
        out.put(records.getFirst());
        long start = records.getFirst().nanos();
        long end = start;
        for (Observation record : records.subList(1, records.size())) {
            out.put(record);
            start = Math.min(start, record.nanos());
            end = Math.max(end, record.nanos());
        }
        boolean spans = records.getFirst() instanceof Span;
        byte[] first = id(records.getFirst());
        byte[] last = id(records.getLast());
        byte[] packed = pack(form.toByteArray());
        RecordBlock block = new RecordBlock(spans, first, last, start, end, packed);
        ByteBuffer.wrap(packed).putInt(0, block.checksum());
        return block;
    }

    static byte[] id(Observation record) {
        return RecordForm.entityOf(record).id().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pack(byte[] bytes) {
        ZstdJavaCompressor zstd = new ZstdJavaCompressor();
        byte[] packed = new byte[HEADER + zstd.maxCompressedLength(bytes.length)];
        int size = zstd.compress(bytes, 0, bytes.length, packed, HEADER, packed.length - HEADER);
        ByteBuffer.wrap(packed).putInt(Integer.BYTES, bytes.length);
        return Arrays.copyOf(packed, HEADER + size);
    }

    private int checksum() {
        int keys = Arrays.hashCode(first) * 31 + Arrays.hashCode(last);
        return Checksum.of(packed, Integer.BYTES, packed.length - Integer.BYTES, spans ? 1 : 0, start, end, keys);
    }

    List<Observation> open() throws Damaged {
        if (packed.length < HEADER || ByteBuffer.wrap(packed).getInt(0) != checksum()) {
            throw new Damaged("its checksum does not fit");
        }
        byte[] bytes = unpack(ByteBuffer.wrap(packed).getInt(Integer.BYTES));
        List<Observation> records = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            RecordForm.Reader form = new RecordForm.Reader(in);
            while (in.available() > 0) {
                records.add(form.next());
            }
        } catch (IOException broken) {
            throw new Damaged(String.valueOf(broken.getMessage()), broken);
        }
        return records;
    }

    private byte[] unpack(int length) throws Damaged {
        if (length < 0 || length > MOST_BYTES) {
            throw new Damaged("a block of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        try {
            int size = new ZstdJavaDecompressor()
                    .decompress(packed, HEADER, packed.length - HEADER, bytes, 0, bytes.length);
            if (size != length) {
                throw new Damaged("a block of %d bytes instead of %d".formatted(size, length));
            }
        } catch (MalformedInputException broken) {
            throw new Damaged(String.valueOf(broken.getMessage()), broken);
        }
        return bytes;
    }
}
