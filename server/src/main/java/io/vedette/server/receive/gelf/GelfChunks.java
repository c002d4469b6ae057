// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.server.receive.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Messages that come in several datagrams, until their last one is there.
///
/// - **In:** datagrams that begin with `1e 0f`: eight bytes of id, one of number, one of count, then the part.
/// - **Out:** the whole, when its last part came.
/// - **Cost:** at most [#MOST_OPEN] messages and [#MOST_BYTES] bytes; the oldest gives way.
/// - **State:** confined to the thread that reads the socket.
/// - **Source:** Graylog, *GELF via UDP, chunking*: at most 128 parts, all within five seconds.
final class GelfChunks {
    static final int MOST_PARTS = 128;
    static final int MOST_OPEN = 1_000;
    static final long MOST_BYTES = 16 << 20;
    static final long PATIENCE_NANOS = 5_000_000_000L;

    private static final int HEAD = 12;

    private final Map<Id, Parts> open = new LinkedHashMap<>();
    private long bytes;
    private long dropped;

    /// One sender's id: two senders may draw the same eight bytes.
    private record Id(String peer, long value) {}

    private static final class Parts {
        private final byte[][] parts;
        private final long sinceNanos;
        private int missing;
        private long bytes;

        Parts(int count, long sinceNanos) {
            this.parts = new byte[count][];
            this.sinceNanos = sinceNanos;
            this.missing = count;
        }

        byte[] whole() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream((int) bytes);
            for (byte[] part : parts) {
                whole.writeBytes(part);
            }
            return whole.toByteArray();
        }
    }

    static boolean isChunk(byte[] datagram, int length) {
        return length >= 2 && datagram[0] == 0x1e && datagram[1] == 0x0f;
    }

    /// @param nowNanos of a clock that only runs forward
    /// @throws Refusal when the numbers of the chunk cannot be
    Optional<byte[]> take(byte[] datagram, int length, String peer, long nowNanos) throws Refusal {
        forgetOlderThan(nowNanos - PATIENCE_NANOS);
        if (length < HEAD) {
            throw Refusal.malformed("a GELF chunk has twelve bytes of header, this one has " + length);
        }
        int number = datagram[10] & 0xff;
        int count = datagram[11] & 0xff;
        if (count < 1 || count > MOST_PARTS || number >= count) {
            throw Refusal.malformed("a GELF chunk cannot be number %d of %d".formatted(number, count));
        }
        Id id = new Id(peer, idOf(datagram));
        Parts message = open.computeIfAbsent(id, _ -> new Parts(count, nowNanos));
        if (message.parts.length != count) {
            throw Refusal.malformed(
                    "a GELF message cannot be of %d and of %d chunks".formatted(message.parts.length, count));
        }
        if (message.parts[number] != null) {
            return Optional.empty();
        }
        message.parts[number] = Arrays.copyOfRange(datagram, HEAD, length);
        message.missing--;
        message.bytes += length - HEAD;
        bytes += length - HEAD;
        if (message.missing == 0) {
            open.remove(id);
            bytes -= message.bytes;
            return Optional.of(message.whole());
        }
        makeRoom();
        return Optional.empty();
    }

    private static long idOf(byte[] datagram) {
        long id = 0;
        for (int i = 2; i < 10; i++) {
            id = id << 8 | datagram[i] & 0xff;
        }
        return id;
    }

    private void forgetOlderThan(long nanos) {
        Iterator<Parts> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Parts message = oldest.next();
            if (message.sinceNanos - nanos > 0) {
                return;
            }
            drop(oldest, message);
        }
    }

    private void makeRoom() {
        Iterator<Parts> oldest = open.values().iterator();
        while ((open.size() > MOST_OPEN || bytes > MOST_BYTES) && oldest.hasNext()) {
            drop(oldest, oldest.next());
        }
    }

    private void drop(Iterator<Parts> at, Parts message) {
        at.remove();
        bytes -= message.bytes;
        dropped++;
    }

    int openCount() {
        return open.size();
    }

    long openBytes() {
        return bytes;
    }

    /// Messages given up since the last asking.
    long takeDropped() {
        long now = dropped;
        dropped = 0;
        return now;
    }
}
