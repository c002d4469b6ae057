// SPDX-License-Identifier: Apache-2.0

/// The latest verdicts, and verdicts on rows that a caller brings.
///
/// Rows come in, scores with contributions go out. What a caller brings teaches no model.
@NullMarked
package io.vedette.server.api.predict;

import org.jspecify.annotations.NullMarked;
