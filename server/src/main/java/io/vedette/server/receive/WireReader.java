// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.nio.charset.StandardCharsets;

/// Reads protobuf's wire format field by field, without making a message of it.
///
/// - **In:** bytes of any content; a length is believed only as far as there are bytes.
/// - **Cost:** nothing is allocated but the texts asked for.
/// - **Source:** *Protocol Buffers Encoding*, protobuf.dev; groups are refused, they were never in what we read.
/// - **State:** confined to a thread.
public final class WireReader {
    public static final int VARINT = 0;
    public static final int FIXED64 = 1;
    public static final int BYTES = 2;
    public static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int tag;

    public WireReader(Body body) {
        this(body.bytes(), 0, body.length());
    }

    private WireReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// Moves to the next field; its value must then be read or skipped.
    ///
    /// @return its number; 0 at the end
    public int field() throws Refusal {
        if (at == end) {
            return 0;
        }
        long next = varint();
        tag = (int) next;
        if (next >>> 3 == 0 || next >>> 3 > 0x1fff_ffff) {
            throw Refusal.malformed("the protobuf message is broken: there is no field " + (next >>> 3));
        }
        return tag >>> 3;
    }

    /// The wire type of the field just found.
    public int type() {
        return tag & 7;
    }

    public long varint() throws Refusal {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw cut();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw Refusal.malformed("the protobuf message is broken: a number of more than ten bytes");
    }

    public long fixed64() throws Refusal {
        need(8);
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        at += 8;
        return value;
    }

    public String text() throws Refusal {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /// The bytes as lower-case hexadecimal digits.
    public String hex() throws Refusal {
        int length = length();
        StringBuilder hex = new StringBuilder(2 * length);
        for (int i = 0; i < length; i++) {
            hex.append(Character.forDigit(bytes[at + i] >> 4 & 0xf, 16));
            hex.append(Character.forDigit(bytes[at + i] & 0xf, 16));
        }
        at += length;
        return hex.toString();
    }

    /// A message within this one; this one goes on behind it.
    public WireReader inner() throws Refusal {
        int length = length();
        at += length;
        return new WireReader(bytes, at - length, at);
    }

    /// Over the value of the field just found.
    public void skip() throws Refusal {
        switch (type()) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case BYTES -> at += length();
            case FIXED32 -> {
                need(4);
                at += 4;
            }
            default -> throw Refusal.malformed("the protobuf message is broken: wire type " + type());
        }
    }

    /// Whether the field just found is of this type; else its value is skipped.
    public boolean is(int type) throws Refusal {
        if (type() == type) {
            return true;
        }
        skip();
        return false;
    }

    private int length() throws Refusal {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw cut();
        }
        return (int) length;
    }

    private void need(int count) throws Refusal {
        if (end - at < count) {
            throw cut();
        }
    }

    private static Refusal cut() {
        return Refusal.malformed("the protobuf message is cut short");
    }
}
