// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import java.util.Map;
import java.util.Optional;

/// Taking JSON of any shape at `/hooks/json/NAME`, for each mapping one name.
///
/// @param enabled  whether it is taken at all
/// @param mappings by name: lower-case letters, digits and dashes
public record Json(boolean enabled, Map<String, Mapping> mappings) implements Protocol {
    public static final Json DEFAULT = new Json(true, Map.of());

    public Json {
        mappings.keySet().forEach(name -> {
            if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException(
                        "receivers.json.mappings: a name must be lower-case letters, digits and dashes, was '%s'"
                                .formatted(name));
            }
        });
        mappings = Map.copyOf(mappings);
    }

    @Override
    public Receiver open(Reception reception) {
        return new JsonReceiver(mappings, reception);
    }

    /// What a mapping makes of a body, without taking it; empty when there is no mapping of that name.
    ///
    /// @param nanos the time of what bears none
    /// @throws Refusal when the body is no JSON, or not what the mapping says
    public Optional<Harvest> tryOut(String name, byte[] body, long nanos) throws Refusal {
        Mapping mapping = mappings.get(name);
        return mapping == null
                ? Optional.empty()
                : Optional.of(new PieceDecoder(mapping, ReceiveLimits.DEFAULT).decode(Body.of(body), nanos));
    }
}
