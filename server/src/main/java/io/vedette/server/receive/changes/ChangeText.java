// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import io.vedette.core.domain.Change;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.LogLines;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change as its vendor tells it, while it is read.
final class ChangeText {
    private static final int LONGEST = 1_024;

    private final String source;
    private final String kind;
    private final SortedMap<String, String> told = new TreeMap<>();
    private String key = "";
    private String title = "";
    private long nanos;

    /// @param kind a word such as `deployment`
    ChangeText(String source, String kind, HookCall call) {
        this.source = source;
        this.kind = kind;
        this.nanos = call.nanos();
    }

    /// What makes a repetition the same, those parts left out that are empty.
    ChangeText key(String... parts) {
        key = Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("/"));
        return this;
    }

    /// One sentence of its words, those left out that are empty.
    ChangeText title(String... words) {
        title = String.join(" ", words).replaceAll("\\s+", " ").strip();
        return this;
    }

    ChangeText at(long when) {
        nanos = when;
        return this;
    }

    /// An attribute; none where there is nothing to say.
    ChangeText with(String name, String value) {
        if (!value.isBlank()) {
            told.put(name, value);
        }
        return this;
    }

    /// Takes it, about what its attributes name, else about a service of that name.
    void into(Harvest harvest, HookCall call, String service) {
        if (key.isBlank()) {
            harvest.fault("no-key", "a change of " + source + " needs an id");
            return;
        }
        EntityNames.Named named = service.isBlank() ? call.name(told) : call.name(told, call.service(service));
        harvest.take(new Change(
                named.entity(),
                nanos,
                source,
                LogLines.head(key, LONGEST),
                kind,
                LogLines.head(title.isEmpty() ? kind : title, LONGEST),
                named.rest()));
    }
}
