// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/// How many entities may still be given the detector of single streams, which is large.
///
/// - **State:** safe for many threads. The one thing that the entities of a watch share: while there are seats, no
///   entity notices another; when there are none, whoever came first has one, and that is in each entity's own state.
final class Seats implements Serializable {
    private static final long serialVersionUID = 1;

    private final AtomicInteger free;

    Seats(int most) {
        this.free = new AtomicInteger(most);
    }

    boolean take() {
        return free.getAndUpdate(left -> left > 0 ? left - 1 : left) > 0;
    }

    void giveBack() {
        free.incrementAndGet();
    }

    /// Takes one for an entity that had it before, even if there is none.
    void takeAgain() {
        free.decrementAndGet();
    }
}
