// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// A newly trained model for one entity; from here on its watch judges by it.
///
/// @param nanos   when it was learnt, epoch nanoseconds
/// @param version the model's version, as in its file's name
/// @param model   the whole model file, sealed by its own checksum; shared, never written to
public record Lesson(Entity entity, long nanos, String version, byte[] model) implements Observation, Fact {
    public Lesson {
        if (model.length == 0) {
            throw new IllegalArgumentException("a lesson needs a model");
        }
    }
}
