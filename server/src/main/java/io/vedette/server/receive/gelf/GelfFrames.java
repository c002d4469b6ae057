// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Cuts a stream into messages: each ends with a zero byte, the last one perhaps with the stream.
///
/// - **In:** bytes of any content. Of what is longer than a message may be nothing is kept but that it was.
/// - **Source:** Graylog, *GELF via TCP*.
/// - **State:** confined to the thread of its stream.
final class GelfFrames {
    private final InputStream in;
    private final int most;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private boolean tooLong;

    /// @param most bytes of one message
    GelfFrames(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /// The next message: its bytes are [#message], unless it [#isTooLong].
    ///
    /// @return false at the end of the stream
    boolean next() throws IOException {
        // A new one: a large message must not keep its room for the life of its stream.
        message = new ByteArrayOutputStream();
        tooLong = false;
        int next = in.read();
        boolean any = next >= 0;
        for (; next > 0; next = in.read()) {
            tooLong |= message.size() >= most;
            if (!tooLong) {
                message.write(next);
            }
        }
        return any;
    }

    boolean isTooLong() {
        return tooLong;
    }

    byte[] message() {
        return message.toByteArray();
    }
}
