// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api;

import io.helidon.webserver.http.ServerRequest;
import io.vedette.core.domain.Entity;

/// What a request's query asks for, checked.
public record Query(ServerRequest request) {
    /// @throws ProblemException when `id` is missing or no entity's
    public Entity entity() {
        String id = text("id", "");
        try {
            return Entity.parse(id);
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(
                    new Problem(400, "No entity", "name one with ?id=kind:name; GET /api/entities lists them"));
        }
    }

    public String text(String name, String otherwise) {
        return request.query().first(name).orElse(otherwise);
    }

    /// A whole number within bounds.
    ///
    /// @throws ProblemException when it is none
    public long number(String name, long otherwise, long least, long most) {
        String text = text(name, Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below, like a number out of bounds
        }
        throw new ProblemException(new Problem(
                400,
                "Not in bounds",
                "%s must be a whole number from %d to %d, was '%s'".formatted(name, least, most, text)));
    }
}
