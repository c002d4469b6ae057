// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/// Who speaks: what the entity is by its numbers and by its records, and which of its instances it is.
///
/// @param named    whether the attributes named it
/// @param instance at most one label that tells instances of one entity apart
/// @param place    labels that tell which of its instances a record is of, which version, where it runs, and whose
///                 clock timed it
/// @param edges    that the attributes tell of
/// @param key      bytes that are the same for the same entity and instance
record Resource(
        Entity ofNumbers,
        Entity ofRecords,
        boolean named,
        SortedMap<String, String> instance,
        SortedMap<String, String> place,
        List<Edge> edges,
        byte[] key) {
    static Resource of(
            Entity ofNumbers,
            Entity ofRecords,
            boolean named,
            SortedMap<String, String> instance,
            SortedMap<String, String> place,
            List<Edge> edges) {
        return new Resource(
                ofNumbers,
                ofRecords,
                named,
                instance,
                place,
                edges,
                (ofNumbers.id() + instance).getBytes(StandardCharsets.UTF_8));
    }
}
