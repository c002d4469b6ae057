// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import java.io.IOException;
import java.time.Duration;

/// The instance does not want to be asked again for a while.
final class NotNow extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    NotNow(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }
}
