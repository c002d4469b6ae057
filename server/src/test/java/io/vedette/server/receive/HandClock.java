// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves by hand.
public final class HandClock implements InstantSource {
    private volatile Instant now;

    public HandClock(Instant now) {
        this.now = now;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
