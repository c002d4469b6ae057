// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;

/// A log line that tells which span it was written in, by its template.
///
/// @param nanos    epoch nanoseconds
/// @param span     id of the span within its trace
/// @param template what all such lines have in common, or the place in the code that wrote it
public record LogEvent(Entity entity, long nanos, String trace, String span, String template) {}
