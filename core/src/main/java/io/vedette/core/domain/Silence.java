// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// An entity that used to speak has stopped.
///
/// @param nanos     when that was noticed, epoch nanoseconds
/// @param lastNanos its last word, epoch nanoseconds
/// @param stepNanos how often it used to speak
public record Silence(Entity entity, long nanos, long lastNanos, long stepNanos) implements Fact {}
