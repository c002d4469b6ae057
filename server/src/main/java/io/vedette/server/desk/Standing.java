// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Frame;

/// How an entity stands now.
///
/// @param assessment the latest
/// @param frame      the latest
/// @param sinceNanos when it came into its present state
/// @param dropped    what was dropped on the way into its frames, since the start
public record Standing(Assessment assessment, Frame frame, long sinceNanos, long dropped) {}
