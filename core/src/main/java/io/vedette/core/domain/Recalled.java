// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// An incident that verdicts can still change, told again after a restart: it goes on, or it ended of late.
///
/// @param nanos of the last word on it
public record Recalled(Incident incident, long nanos) implements Case {}
