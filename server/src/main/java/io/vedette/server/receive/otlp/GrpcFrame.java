// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The one message of a call: behind a byte that says whether it is packed and four that say how long it is. The
/// length is not believed: nothing is taken for it before the bytes are there.
///
/// - **Source:** *gRPC over HTTP2*, Length-Prefixed-Message.
/// - **State:** confined to its request's thread.
final class GrpcFrame extends InputStream {
    private static final int PREFIX = 5;

    private final InputStream in;
    private long left = -1;
    private boolean packed;

    GrpcFrame(InputStream in) {
        this.in = in;
    }

    /// Whether the message is packed; known once it is read.
    boolean isPacked() {
        return packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (left < 0) {
            prefix();
        }
        if (left == 0) {
            return -1;
        }
        int read = in.read(target, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the message ended %d bytes before its end".formatted(left));
        }
        left -= read;
        return read;
    }

    private void prefix() throws IOException {
        byte[] prefix = in.readNBytes(PREFIX);
        if (prefix.length < PREFIX) {
            throw new EOFException("there is no message");
        }
        packed = prefix[0] != 0;
        left = 0;
        for (int i = 1; i < PREFIX; i++) {
            left = left << 8 | prefix[i] & 0xff;
        }
    }
}
