// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import org.jspecify.annotations.Nullable;

/// Where syslog is heard; at no port unless one is named.
record SyslogPorts(
        String address,
        @Nullable Integer udp,
        @Nullable Integer tcp,
        @Nullable SyslogTls tls) {
    boolean isAny() {
        return udp != null || tcp != null || tls != null;
    }
}
