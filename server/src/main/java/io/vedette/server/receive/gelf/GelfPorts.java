// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import org.jspecify.annotations.Nullable;

/// Where GELF is heard besides HTTP; at no port unless one is named.
record GelfPorts(
        String address, @Nullable Integer udp, @Nullable Integer tcp) {
    boolean isAny() {
        return udp != null || tcp != null;
    }
}
