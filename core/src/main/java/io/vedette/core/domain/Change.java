// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Somebody changed something: a deployment, a release, a flag, a ticket. A possible cause.
///
/// @param nanos      when it was done, epoch nanoseconds
/// @param source     the system that said it, such as `github`
/// @param key        what makes a repetition the same change within its source
/// @param kind       a word such as `deployment`, `release`, `flag`, `configuration`, `ticket`, `event`
/// @param title      one sentence, as the source put it
/// @param attributes what the source told beside it, such as `version` and `author`, sorted by name
public record Change(
        Entity entity,
        long nanos,
        String source,
        String key,
        String kind,
        String title,
        SortedMap<String, String> attributes)
        implements Observation, Fact, Item {
    public Change {
        if (source.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("a change needs a source and a key");
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    @Override
    public String fingerprint() {
        return "change/%s/%s@%s".formatted(source, key, entity);
    }

    @Override
    public boolean goesOn() {
        return false;
    }
}
