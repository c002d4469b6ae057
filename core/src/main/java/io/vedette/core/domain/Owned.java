// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// Labels say whose an entity is; told every five minutes while they do.
///
/// @param team as they say it
public record Owned(Entity entity, String team, long nanos) implements Case {}
