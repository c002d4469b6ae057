// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One log record as its sender told it; masked of personal data before it comes here.
///
/// @param nanos      event time, epoch nanoseconds
/// @param severity   [Severity#NONE] where nobody said
/// @param text       the message; may be empty
/// @param attributes what else the sender told, sorted by name; without what names the entity
public record LogLine(Entity entity, long nanos, Severity severity, String text, SortedMap<String, String> attributes)
        implements Observation {
    public LogLine {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
