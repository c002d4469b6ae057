// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Objects;

/// Whether people are told of an incident.
///
/// @param told  whether they are, or have been
/// @param nanos when they were, epoch nanoseconds; 0 while they were not
/// @param why   one sentence for people: why, or why not; empty where nobody weighs it
/// @param team  whose budget it was weighed by; empty for that of all whom no team owns
public record Telling(boolean told, long nanos, String why, String team) {
    /// Nobody weighs it, so all is told.
    public static final Telling ALWAYS = new Telling(true, 0, "", "");

    public Telling {
        // The ledger of a release without teams names none.
        team = Objects.requireNonNullElse(team, "");
    }
}
