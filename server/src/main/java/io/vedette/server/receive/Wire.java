// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads protobuf's wire format where it stands, without making objects.
///
/// A message is read with `while (wire.next()) switch (wire.field()) …`, each case taking the value or
/// [#skip]ping it. A message within is entered and left again:
///
/// ```java
/// int end = wire.enter();
/// while (wire.next()) { … }
/// wire.leave(end);
/// ```
///
/// - **In:** any bytes. No length is believed that goes beyond the message it stands in; groups are refused.
/// - **Cost:** no allocation, but for texts and for problems.
/// - **State:** confined to a request.
public final class Wire {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int most;
    private int at;
    private int end;
    private int depth;
    private int field;
    private int type;

    /// @param depth of messages within messages
    public Wire(byte[] bytes, int length, int depth) {
        this.bytes = bytes;
        this.end = length;
        this.most = depth;
    }

    /// Bytes that are no message, or not the one that was expected.
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String rule) {
            super(rule, null, false, false);
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Where it stands.
    public int at() {
        return at;
    }

    /// Goes back to a place within the message that it is in.
    public void goTo(int place) {
        at = place;
    }

    /// Reads the next field's number and type; false at the end of the message.
    public boolean next() throws Broken {
        if (at >= end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) tag & 7;
        if (tag > 0xffffffffL || field <= 0) {
            throw new Broken("a field has no number");
        }
        return true;
    }

    public int field() {
        return field;
    }

    /// Whether the value is a run of bytes: a text, a message, or a packed list.
    public boolean isBytes() {
        return type == BYTES;
    }

    public void skip() throws Broken {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> step(8);
            case BYTES -> step(size());
            case FIXED32 -> step(4);
            default -> throw new Broken("a field has a type that is not known");
        }
    }

    private void step(int length) throws Broken {
        if (length > end - at) {
            throw new Broken("a field is cut short");
        }
        at += length;
    }

    /// A length, no more than what is left of the message.
    private int size() throws Broken {
        long size = varint();
        if (size < 0 || size > end - at) {
            throw new Broken("a length goes beyond its message");
        }
        return (int) size;
    }

    /// A varint's 64 bits, whatever stood before it.
    private long varint() throws Broken {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        long value = 0;
        for (int shift = 0; shift < 70 && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Broken("a number is cut short or too long");
    }

    private void expect(int wanted) throws Broken {
        if (type != wanted) {
            throw new Broken("field " + field + " has another type than it should");
        }
    }

    /// The value of an int64, uint64, int32, uint32, enum or bool field.
    public long number() throws Broken {
        expect(VARINT);
        return varint();
    }

    /// The value of a sint64 or sint32 field.
    public long signed() throws Broken {
        return zigzag(number());
    }

    /// The value of a double field.
    public double real() throws Broken {
        return Double.longBitsToDouble(fixed());
    }

    /// The value of a fixed64 or sfixed64 field.
    public long fixed() throws Broken {
        expect(FIXED64);
        return longHere();
    }

    /// The value of a fixed32 field.
    public int small() throws Broken {
        expect(FIXED32);
        int place = at;
        step(4);
        return (int) INTS.get(bytes, place);
    }

    private long longHere() throws Broken {
        int place = at;
        step(8);
        return (long) LONGS.get(bytes, place);
    }

    private static long zigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    /// Enters a message, or a packed list, that is the field's value.
    ///
    /// @return what [#leave] is to be given
    public int enter() throws Broken {
        expect(BYTES);
        int size = size();
        if (++depth > most) {
            throw new Broken("messages are nested more than " + most + " deep");
        }
        int outer = end;
        end = at + size;
        return outer;
    }

    /// Leaves it, wherever in it one stands.
    public void leave(int outer) {
        at = end;
        end = outer;
        depth--;
    }

    /// Bytes that are left of the message, or packed list, that it is in.
    public int left() {
        return end - at;
    }

    /// Whether a packed list has another element.
    public boolean hasMore() {
        return at < end;
    }

    /// The next element of a packed list of varints.
    public long element() throws Broken {
        return varint();
    }

    /// The next element of a packed list of sint64.
    public long signedElement() throws Broken {
        return zigzag(varint());
    }

    /// The next element of a packed list of double, fixed64 or sfixed64.
    public long fixedElement() throws Broken {
        return longHere();
    }

    /// Passes a run of bytes.
    ///
    /// @return its length; it ends where one then stands
    public int run() throws Broken {
        expect(BYTES);
        int size = size();
        at += size;
        return size;
    }

    /// The value of a string field; bytes that are no UTF-8 become U+FFFD.
    public String text() throws Broken {
        int length = run();
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /// Reads a message of two texts, name and value, as maps are written.
    public void pair(Map<String, String> into) throws Broken {
        String name = "";
        String value = "";
        int outer = enter();
        while (next()) {
            switch (field) {
                case 1 -> name = text();
                case 2 -> value = text();
                default -> skip();
            }
        }
        leave(outer);
        into.put(name, value);
    }
}
