// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.core.domain.Entity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the series of a result are about.
///
/// @param fixed one entity for all, `kind:name`
/// @param label the label whose value names the entity
/// @param kind  of the entities that the label names
public record EntityRule(@Nullable String fixed, String label, String kind) {
    public static final EntityRule DEFAULT = new EntityRule(null, "instance", "host");

    private static final int LONGEST_NAME = 256;

    public EntityRule {
        label = label == null ? "instance" : label;
        kind = kind == null ? "host" : kind;
        new Entity(kind, "any");
        if (fixed != null) {
            Entity.parse(fixed);
        }
    }

    /// The entity of a series; takes the label that names it away.
    ///
    /// @param labels    of the series
    /// @param otherwise the entity of a series without the label, such as a sum over everything
    Entity takeFrom(Map<String, String> labels, Entity otherwise) {
        if (fixed != null) {
            return Entity.parse(fixed);
        }
        String name = labels.remove(label);
        return name == null || name.isBlank() || name.length() > LONGEST_NAME ? otherwise : new Entity(kind, name);
    }
}
