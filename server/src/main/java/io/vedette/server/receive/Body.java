// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

/// The bytes of a request, unpacked. Close it when nothing refers to them any more.
public final class Body implements AutoCloseable {
    private final byte[] bytes;
    private final int length;
    private final BytesUnderWay underWay;
    private long held;

    Body(byte[] bytes, int length, BytesUnderWay underWay, long held) {
        this.bytes = bytes;
        this.length = length;
        this.underWay = underWay;
        this.held = held;
    }

    /// Bytes that came another way than by a request, and that nobody counts.
    public static Body of(byte[] bytes) {
        return new Body(bytes, bytes.length, BytesUnderWay.ofHeap(0, 0), 0);
    }

    /// The bytes themselves, not a copy; only the first [#length] of them belong to the request.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /// The same request in other words; closing it closes both.
    public Body as(byte[] other) {
        long of = held;
        held = 0;
        return new Body(other, other.length, underWay, of);
    }

    @Override
    public void close() {
        underWay.give(held);
        held = 0;
    }
}
