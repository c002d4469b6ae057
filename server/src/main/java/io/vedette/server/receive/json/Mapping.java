// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a body becomes observations. Each text is an expression; it sees the whole as `body` and its piece as `item`.
///
/// @param as     what each piece is: `sample`, `log`, `alert` or `change`
/// @param each   the list of pieces, such as `body.readings`; left out, the body is the only one
/// @param fields by name, see [Kind]
public record Mapping(Kind as, @Nullable String each, Map<String, String> fields) {
    /// What a piece can be, and what must and may be said of it.
    public enum Kind {
        /// `labels` is a map, `total` is true for what only grows.
        SAMPLE(List.of("entity", "metric", "value"), List.of("time", "labels", "unit", "total")),
        /// `severity` is a word, `attributes` a map.
        LOG(List.of("entity", "text"), List.of("time", "severity", "attributes")),
        /// `key` makes a repetition the same alert, `firing` is false when it is over.
        ALERT(List.of("entity", "key", "title"), List.of("time", "severity", "firing", "labels")),
        /// `kind` is a word such as `deployment`.
        CHANGE(List.of("entity", "key", "title"), List.of("time", "kind", "attributes"));

        private final List<String> needed;
        private final List<String> possible;

        Kind(List<String> needed, List<String> possible) {
            this.needed = needed;
            this.possible = possible;
        }
    }

    public Mapping {
        List<String> known = new ArrayList<>(as.needed);
        known.addAll(as.possible);
        Map<String, String> told = Map.copyOf(fields);
        List<String> missing =
                as.needed.stream().filter(name -> !told.containsKey(name)).toList();
        List<String> unknown = fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("fields of a %s must have %s and may have %s%s%s"
                    .formatted(
                            as.name().toLowerCase(java.util.Locale.ROOT),
                            String.join(", ", as.needed),
                            String.join(", ", as.possible),
                            missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing),
                            unknown.isEmpty() ? "" : "; unknown: " + String.join(", ", unknown)));
        }
        fields = told;
        // An expression that cannot be read stops the start, not the first body.
        fields.forEach(Expression::of);
        if (each != null) {
            Expression.of("each", each);
        }
    }
}
