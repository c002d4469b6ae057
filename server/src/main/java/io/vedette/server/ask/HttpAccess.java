// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import io.vedette.server.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How we are let in by a server that we ask: nothing, a user and a password, or a token.
///
/// @param user     for basic authentication
/// @param password with the user
/// @param token    for bearer authentication, instead of the user
/// @param caFile   certificates in PEM form to trust instead of the JDK's, for `https`
public record HttpAccess(
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret token,
        @Nullable String caFile) {
    public static final HttpAccess NONE = new HttpAccess(null, null, null, null);

    public HttpAccess {
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("access.user and access.password must be given together");
        }
        if (user != null && token != null) {
            throw new IllegalArgumentException("access.token must not stand beside access.user");
        }
    }

    /// The value of the header `Authorization`.
    Optional<String> authorization() {
        if (user != null && password != null) {
            byte[] pair = (user + ':' + password.value()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return token == null ? Optional.empty() : Optional.of("Bearer " + token.value());
    }
}
