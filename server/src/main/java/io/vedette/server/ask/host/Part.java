// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import java.io.IOException;

/// One part of the machine that can be read.
@FunctionalInterface
interface Part {
    void read(Readings into) throws IOException;
}
