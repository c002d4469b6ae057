// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.flow;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads state that an operator saved. Whatever is wrong with the bytes becomes an [IOException] that names the state,
/// and no damaged count makes anyone ask for memory that the bytes behind it do not fill.
public final class SavedState {
    private static final int PIECE = 65_536;

    private SavedState() {}

    /// Takes memories from bytes.
    @FunctionalInterface
    public interface Reading {
        void read() throws IOException;
    }

    /// @param name whose state it is, for the message
    public static void read(String name, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (EOFException cut) {
            throw new IOException(name + " is damaged: it is cut short", cut);
        } catch (IllegalArgumentException broken) {
            throw new IOException("%s is damaged: %s".formatted(name, broken.getMessage()), broken);
        }
    }

    /// A count of 0 to `most`.
    public static int count(DataInput in, String name, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("saved state is damaged: %s must be 0 to %d, was %d".formatted(name, most, count));
        }
        return count;
    }

    /// A number of `least` to `most`.
    public static long within(DataInput in, String name, long least, long most) throws IOException {
        long number = in.readLong();
        if (number < least || number > most) {
            throw new IOException(
                    "saved state is damaged: %s must be %d to %d, was %d".formatted(name, least, most, number));
        }
        return number;
    }

    public static double finite(DataInput in, String name) throws IOException {
        double value = in.readDouble();
        if (!Double.isFinite(value)) {
            throw new IOException("saved state is damaged: %s must be finite, was %s".formatted(name, value));
        }
        return value;
    }

    /// Writes a text of any length; `writeUTF` takes 64 KiB at most, and a name with many labels may be longer.
    public static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// What [#writeText] wrote.
    public static String text(DataInput in, String name) throws IOException {
        return new String(bytes(in, name), StandardCharsets.UTF_8);
    }

    /// Bytes behind their length. Memory grows with what is read, not with what was promised.
    public static byte[] bytes(DataInput in, String name) throws IOException {
        int length = count(in, name, Integer.MAX_VALUE - 8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, PIECE));
        for (int left = length; left > 0; left -= PIECE) {
            byte[] piece = new byte[Math.min(left, PIECE)];
            in.readFully(piece);
            bytes.write(piece);
        }
        return bytes.toByteArray();
    }
}
