// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Another system says that something is wrong, or is well again.
///
/// @param nanos    when it began, or ended, by its sender; epoch nanoseconds
/// @param source   the system that said it, such as `alertmanager`
/// @param key      what makes a repetition the same alert within its source
/// @param title    one sentence, as the source put it
/// @param firing   whether it is wrong now; else well again
/// @param labels   what the source told beside it, sorted by name
public record Alert(
        Entity entity,
        long nanos,
        String source,
        String key,
        String title,
        Severity severity,
        boolean firing,
        SortedMap<String, String> labels)
        implements Observation, Fact, Item {
    public Alert {
        if (source.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("an alert needs a source and a key");
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    @Override
    public String fingerprint() {
        return "alert/%s/%s@%s".formatted(source, key, entity);
    }

    @Override
    public boolean goesOn() {
        return firing;
    }
}
