// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

/// Where Vedette is reached.
///
/// @param address   the address to listen on; loopback unless a proxy or people elsewhere must reach it
/// @param port      0 takes any free one
/// @param publicUrl how people reach the pages, for links in notices; empty uses address and port
public record ServerSettings(String address, int port, String publicUrl) {
    public static final ServerSettings DEFAULT = new ServerSettings("127.0.0.1", 9190, "");

    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("server.port must be 0 to 65535, was " + port);
        }
        if (!publicUrl.isEmpty() && !publicUrl.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "server.publicUrl must begin with http:// or https://, was " + publicUrl);
        }
    }
}
