// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// An item of an incident, and why it is one.
///
/// @param item       the latest word on it
/// @param startNanos when it began, epoch nanoseconds
/// @param goesOn     whether it is wrong now; not so once a person resolved it, whatever its source says
/// @param why        why it belongs here, for a person: `opened it`, `called by service:cart, which began 12 s before`
public record Member(Item item, long startNanos, boolean goesOn, String why) {
    public String fingerprint() {
        return item.fingerprint();
    }

    public Entity entity() {
        return item.entity();
    }

    /// Over for a person, whatever its source says.
    public Member over() {
        return new Member(item, startNanos, false, why);
    }

    /// The same item with a later word on it.
    public Member with(Item latest) {
        return new Member(latest, startNanos, latest.goesOn(), why);
    }

    public Member because(String reason) {
        return new Member(item, startNanos, goesOn, reason);
    }
}
