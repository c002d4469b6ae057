// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Item;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Telling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Incidents and their members as JSON text, and back. Safe for many threads.
final class IncidentJson {
    private static final int VERSION = 2;

    /// Lists that the first diagnoses had not.
    private static final List<String> LATER = List.of("separations", "bursts");

    /// Of anomalies of one entity.
    private static final int FIRST = 1;

    // By record components only: methods such as isOpen() say what the components say already.
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultVisibility(by -> by.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What was written before somebody could be at a mitigated one says nothing of it.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Item.class, Named.class)
            .build();

    /// The domain knows no codec: what is what is said here.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Anomaly.class, name = "anomaly"),
        @JsonSubTypes.Type(value = Alert.class, name = "alert"),
        @JsonSubTypes.Type(value = Change.class, name = "change")
    })
    private interface Named {}

    private record Versioned(int version, @Nullable Incident incident) {}

    private record First(@Nullable FirstIncident incident) {}

    private record FirstIncident(
            String id,
            String title,
            long startNanos,
            long endNanos,
            List<Anomaly> members,
            @Nullable Telling telling) {
        Incident today() {
            Incident incident = Incident.of(id, title, startNanos, endNanos, members);
            return telling == null ? incident : incident.told(telling);
        }
    }

    String write(Incident incident) {
        return json.writeValueAsString(new Versioned(VERSION, incident));
    }

    String write(Member member) {
        return json.writeValueAsString(member);
    }

    Incident incident(String text) throws Damaged {
        try {
            int version = json.readTree(text).path("version").asInt();
            if (version == FIRST) {
                FirstIncident first = json.readValue(text, First.class).incident();
                if (first != null) {
                    return first.today();
                }
            }
            Incident incident =
                    version == VERSION ? json.readValue(text, Versioned.class).incident() : null;
            if (incident == null) {
                throw new Damaged("an incident of version " + version + ", this Vedette reads 1 to " + VERSION);
            }
            return incident;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Damaged("an incident that cannot be read", e);
        }
    }

    String write(Diagnosis diagnosis) {
        return json.writeValueAsString(diagnosis);
    }

    Diagnosis diagnosis(String text) throws Damaged {
        try {
            if (json.readTree(text) instanceof ObjectNode tree) {
                LATER.stream().filter(list -> !tree.has(list)).forEach(tree::putArray);
                return json.treeToValue(tree, Diagnosis.class);
            }
            throw new Damaged("a diagnosis that is none");
        } catch (JacksonException e) {
            throw new Damaged("a diagnosis that cannot be read", e);
        }
    }

    Member member(String text) throws Damaged {
        try {
            return json.readValue(text, Member.class);
        } catch (JacksonException e) {
            throw new Damaged("a member of an incident that cannot be read", e);
        }
    }
}
