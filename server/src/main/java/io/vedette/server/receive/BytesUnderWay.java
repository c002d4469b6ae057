// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of requests are held at this moment, over all of them, and no more than may be.
///
/// - **State:** safe for many threads.
final class BytesUnderWay {
    private static final int SHARE_OF_HEAP = 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BytesUnderWay(long most) {
        this.most = most;
    }

    /// A tenth of the heap, and never less than one request of the largest size needs.
    static BytesUnderWay ofHeap(long heapBytes, long largestRequest) {
        return new BytesUnderWay(Math.max(heapBytes / SHARE_OF_HEAP, 2 * largestRequest));
    }

    void take(long bytes) throws Refusal {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            throw new Refusal(Refusal.Kind.BUSY, "too many requests are under way; try again");
        }
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
