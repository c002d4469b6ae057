// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import java.nio.file.Path;

/// Syslog in TLS.
///
/// @param port        for streams, usually 6514
/// @param certificate in PEM form, with those that vouch for it
/// @param key         in PEM form, PKCS#8
public record SyslogTls(int port, Path certificate, Path key) {
    public SyslogTls {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("syslog.tls.port must be 0 to 65535, was " + port);
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("syslog.tls needs certificate and key");
        }
    }
}
