// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;

/// What people notice: an entity's requests are slow, or fail.
///
/// @param kind [Track.Kind#LATENCY] or [Track.Kind#FAILURES]
public record Symptom(Entity entity, Track.Kind kind) {
    public Symptom {
        if (kind != Track.Kind.LATENCY && kind != Track.Kind.FAILURES) {
            throw new IllegalArgumentException("a symptom is latency or failures, was " + kind);
        }
    }
}
