// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into messages: counted octets where a message begins with a number and a blank, else lines.
///
/// - **In:** bytes of any content. What is longer than a message may be is cut there, and the rest of it passed over.
/// - **Source:** RFC 6587, both methods, told apart message by message as senders mix them.
/// - **State:** confined to the thread of its stream.
final class SyslogFrames {
    /// A count of so many digits is the longest that a message's length has.
    private static final int MOST_DIGITS = 8;

    private final InputStream in;
    private final int most;
    private byte[] message = new byte[1_024];
    private int length;

    /// @param most bytes of one message
    SyslogFrames(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /// The next message; its bytes are in [#message], up to [#length].
    ///
    /// @return false at the end of the stream
    boolean next() throws IOException {
        length = 0;
        int first = in.read();
        while (first == '\n' || first == '\r' || first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return false;
        }
        if (first < '1' || first > '9') {
            line(first);
            return true;
        }
        long count = 0;
        int next = first;
        while (next >= '0' && next <= '9' && length < MOST_DIGITS) {
            count = count * 10 + next - '0';
            append(next);
            next = in.read();
        }
        if (next == ' ') {
            length = 0;
            octets(count);
        } else if (next >= 0) {
            line(next);
        }
        return true;
    }

    private void line(int first) throws IOException {
        int next = first;
        while (next >= 0 && next != '\n' && next != 0) {
            append(next);
            next = in.read();
        }
    }

    private void octets(long count) throws IOException {
        int taken = (int) Math.min(count, most);
        while (length < taken) {
            int piece = Math.min(taken - length, 8_192);
            reach(length + piece);
            int read = in.read(message, length, piece);
            if (read < 0) {
                throw new EOFException("the stream ended within a message");
            }
            length += read;
        }
        in.skipNBytes(count - taken);
    }

    private void append(int next) {
        if (length < most) {
            reach(length + 1);
            message[length++] = (byte) next;
        }
    }

    private void reach(int size) {
        if (size > message.length) {
            message = Arrays.copyOf(message, Math.max(size, Math.min(most, 2 * message.length)));
        }
    }

    byte[] message() {
        return message;
    }

    int length() {
        return length;
    }
}
