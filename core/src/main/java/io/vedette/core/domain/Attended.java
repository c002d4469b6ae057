// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// An entity was judged by a model; told once an hour of its time.
public record Attended(Entity entity, long nanos) implements Case {}
