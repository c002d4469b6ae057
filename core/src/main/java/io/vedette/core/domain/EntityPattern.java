// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.io.Serializable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Entities as settings name them, by their ids.
///
/// @param text such as `host:web-1` or `service:payments*`; `*` stands for any letters
public record EntityPattern(String text) implements Serializable {
    public boolean matches(Entity entity) {
        String pattern = Pattern.compile("\\*")
                .splitAsStream(text + "\0")
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".*"));
        return Pattern.matches(pattern, entity.id() + "\0");
    }
}
