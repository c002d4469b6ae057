// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityPattern;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/// Who has a budget of its own: an entry of `budget.teams` in the settings.
///
/// @param name  as labels `team` and `owner` have it
/// @param owns  entities whose labels name no team, such as `service:payments*`; none when not given
/// @param pages how many it can bear
public record Team(String name, List<String> owns, Allowance pages) implements Serializable {
    private static final int LONGEST_NAME = 64;
    private static final Pattern ENTITIES = Pattern.compile("([a-z*][a-z0-9*-]*:.*\\S.*)|\\*");

    public Team {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "budget.teams: name must hold 1 to %d characters, as the label team of its entities"
                            .formatted(LONGEST_NAME));
        }
        owns = owns == null ? List.of() : List.copyOf(owns);
        for (String pattern : owns) {
            if (!ENTITIES.matcher(pattern).matches()) {
                throw new IllegalArgumentException(
                        ("budget.teams: %s: owns must name entities by kind and name, such as service:payments*"
                                        + " or *:db-*, where * stands for any letters; was '%s'")
                                .formatted(name, pattern));
            }
        }
        if (pages == null || pages.isNone()) {
            throw new IllegalArgumentException(
                    "budget.teams: %s: pages must say how many it can bear, such as 3 pages/week".formatted(name));
        }
    }

    boolean owns(Entity entity) {
        return owns.stream().anyMatch(pattern -> new EntityPattern(pattern).matches(entity));
    }
}
