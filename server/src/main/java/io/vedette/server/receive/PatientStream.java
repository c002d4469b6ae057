// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/// The bytes of one sender that is answered nothing, read by the thread that made this.
///
/// It is cut when it waits too long: for the first message, for the rest of one, for the next. Only waiting for bytes
/// counts, not the time that a message takes to be stored.
///
/// - **State:** read by one thread; [#cutIfLate] is safe for any.
public final class PatientStream extends InputStream {
    private static final int BUFFER = 8 << 10;

    private final InputStream in;
    private final Patience patience;
    private final Thread reader = Thread.currentThread();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean within;
    private long since = System.nanoTime();
    private long deadline;
    private boolean waiting;
    private boolean cut;
    private volatile boolean told;

    /// How long is waited.
    ///
    /// @param first   for the first whole message
    /// @param message from a message's first byte to its last
    /// @param idle    between two messages
    record Patience(Duration first, Duration message, Duration idle) {
        /// A device that says nothing for half an hour is gone without having said so.
        static final Patience DEFAULT =
                new Patience(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(30));
    }

    PatientStream(InputStream in, Patience patience) {
        this.in = in;
        this.patience = patience;
    }

    /// A message has ended with the byte that was read last.
    public void rest() {
        told = true;
        within = false;
    }

    /// Whether it has ever told a whole message.
    boolean hasTold() {
        return told;
    }

    @Override
    public int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        begin();
        return buffer[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        begin();
        int taken = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, from, taken);
        at += taken;
        return taken;
    }

    private void begin() {
        if (!within) {
            within = true;
            since = told ? System.nanoTime() : since;
        }
    }

    private boolean fill() throws IOException {
        long now = System.nanoTime();
        Duration left = !told ? patience.first() : within ? patience.message() : patience.idle();
        await((told && !within ? now : since) + left.toNanos());
        try {
            at = 0;
            end = 0;
            end = Math.max(0, in.read(buffer));
        } finally {
            came();
        }
        refuseIfCut();
        return end > 0;
    }

    private synchronized void await(long until) throws SocketTimeoutException {
        refuseIfCut();
        deadline = until;
        waiting = true;
    }

    private synchronized void refuseIfCut() throws SocketTimeoutException {
        if (cut) {
            throw new SocketTimeoutException("it said nothing whole in time");
        }
    }

    /// The interrupt was for this reading alone.
    private synchronized void came() {
        waiting = false;
        if (cut) {
            Thread.interrupted();
        }
    }

    /// Ends it when it has waited too long.
    ///
    /// @param now [System#nanoTime]
    synchronized void cutIfLate(long now) {
        if (waiting && now - deadline > 0) {
            cut();
        }
    }

    /// Ends it, at once when it waits for bytes, else as soon as it does.
    synchronized void cut() {
        if (waiting && !cut) {
            reader.interrupt();
        }
        cut = true;
    }
}
