// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vedette.core.domain.Incident;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An incident as JSON text, and back. Safe for many threads.
final class IncidentJson {
    // By record components only: methods such as isOpen() say what the components say already.
    private static final int VERSION = 1;

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultVisibility(by -> by.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Versioned(int version, @Nullable Incident incident) {}

    String write(Incident incident) {
        return json.writeValueAsString(new Versioned(VERSION, incident));
    }

    Incident read(String text) throws Damaged {
        try {
            Versioned versioned = json.readValue(text, Versioned.class);
            Incident incident = versioned.incident();
            if (incident == null || versioned.version() != VERSION) {
                throw new Damaged("an incident of version " + versioned.version() + ", this Vedette reads " + VERSION);
            }
            return incident;
        } catch (JacksonException e) {
            throw new Damaged("an incident that cannot be read", e);
        }
    }
}
