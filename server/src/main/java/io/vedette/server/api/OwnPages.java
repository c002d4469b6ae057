// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Locale;

/// Whether a request that changes something comes from our own pages or from a program, not from another site that a
/// person happens to look at.
///
/// A page of another site can send a form, but no `application/json` without asking first, which we never grant; and
/// browsers say where a request comes from.
public final class OwnPages {
    private OwnPages() {}

    /// @throws ProblemException 403 or 415 when it may come from elsewhere
    public static void require(ServerRequest request) {
        String type = header(request, "Content-Type").toLowerCase(Locale.ROOT);
        if (!type.matches("application/json( *;.*)?")) {
            throw new ProblemException(new Problem(
                    415, "Not JSON", "send the header Content-Type: application/json, was '%s'".formatted(type)));
        }
        if (isForeign(request)) {
            throw new ProblemException(new Problem(
                    403, "From another site", "only Vedette's own pages and programs may say this, no other site"));
        }
    }

    private static boolean isForeign(ServerRequest request) {
        String site = header(request, "Sec-Fetch-Site");
        if (!site.isEmpty()) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = header(request, "Origin");
        return !origin.isEmpty()
                && !authority(origin).equals(request.requestedUri().authority());
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }
}
