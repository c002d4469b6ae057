// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.IOException;

/// A body is longer than its limit, or is packed so densely that it is a bomb.
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    public BodyTooLarge(String message) {
        super(message);
    }
}
