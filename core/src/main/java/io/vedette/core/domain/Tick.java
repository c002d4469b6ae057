// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// Time passed, as the Journal itself wrote it: it moves when nobody speaks, and moves the same way in a replay.
///
/// @param nanos epoch nanoseconds
public record Tick(long nanos) implements Observation {}
