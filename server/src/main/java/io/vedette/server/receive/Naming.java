// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Entity;
import java.util.SortedMap;

/// Says what an observation is about, by what its sender told beside it.
@FunctionalInterface
public interface Naming {
    /// @param told      what the sender told; what names the entity is taken out of it
    /// @param otherwise what an observation is about that tells nothing of it
    Entity takeFrom(SortedMap<String, String> told, Entity otherwise);
}
