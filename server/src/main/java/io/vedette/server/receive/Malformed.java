// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.IOException;

/// A body is not what its protocol says it should be; the message tells the sender where, in one sentence.
public final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    public Malformed(String message) {
        super(message);
    }

    public Malformed(String message, Throwable cause) {
        super(message, cause);
    }
}
