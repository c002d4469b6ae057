// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.regex.Pattern;

/// What an observation is about: a host, a service, a database.
///
/// @param kind a word such as `host`, `service`, `target`; letters, digits and dashes
/// @param name what people call it; not empty, at most 256 characters
public record Entity(String kind, String name) implements Comparable<Entity> {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public Entity {
        if (!isKind(kind)) {
            throw new IllegalArgumentException(
                    "entity kind must be lower-case letters, digits and dashes, was '" + kind + "'");
        }
        if (name.isBlank() || name.length() > 256) {
            throw new IllegalArgumentException("entity name must hold 1 to 256 characters, had " + name.length());
        }
    }

    /// Reads `kind:name`; without a colon, the kind is `target`.
    public static Entity parse(String id) {
        int colon = id.indexOf(':');
        String kind = colon < 0 ? "" : id.substring(0, colon);
        return isKind(kind) ? new Entity(kind, id.substring(colon + 1)) : new Entity("target", id);
    }

    private static boolean isKind(String text) {
        return KIND.matcher(text).matches();
    }

    /// `kind:name`: the key that everything about this entity is filed under.
    public String id() {
        return kind + ":" + name;
    }

    @Override
    public int compareTo(Entity other) {
        return id().compareTo(other.id());
    }

    @Override
    public String toString() {
        return id();
    }
}
