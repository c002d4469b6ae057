// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.io.IOException;

/// Refuses by name what saved bytes may not hold.
final class Saved {
    private Saved() {}

    static int within(int value, int least, int most, String what) throws IOException {
        if (value < least || value > most) {
            throw new IOException(
                    "saved templates are damaged: %s was %d, must be %d to %d".formatted(what, value, least, most));
        }
        return value;
    }
}
