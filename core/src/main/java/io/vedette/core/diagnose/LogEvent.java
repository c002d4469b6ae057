// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import java.util.Collections;
import java.util.SortedMap;

/// A log line by its template.
///
/// @param nanos      epoch nanoseconds
/// @param trace      of the span it was written in; empty where nobody said
/// @param span       id of that span within its trace
/// @param template   what all such lines have in common, or the place in the code that wrote it
/// @param text       as it is stored, masked
/// @param attributes what else its sender told
public record LogEvent(
        Entity entity,
        long nanos,
        String trace,
        String span,
        String template,
        Severity severity,
        String text,
        SortedMap<String, String> attributes) {
    /// One of which nothing else is known.
    public LogEvent(Entity entity, long nanos, String trace, String span, String template) {
        this(entity, nanos, trace, span, template, Severity.NONE, "", Collections.emptySortedMap());
    }

    /// Whether it would be kept before others.
    boolean isGrave() {
        return severity.compareTo(Severity.WARN) >= 0;
    }
}
