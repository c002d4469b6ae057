// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.io.Serial;

/// Bytes on disk are not what was written there.
final class Damaged extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    Damaged(String how) {
        super(how);
    }

    Damaged(String how, Throwable cause) {
        super(how, cause);
    }
}
