// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// Labels said that an edge is there.
///
/// @param nanos when, epoch nanoseconds
public record Sighting(Edge edge, long nanos) implements Observation {}
