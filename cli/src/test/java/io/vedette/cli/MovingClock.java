// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves on by hand.
final class MovingClock implements InstantSource {
    private volatile Instant now;

    MovingClock(Instant now) {
        this.now = now;
    }

    void moveTo(Instant later) {
        now = later;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
