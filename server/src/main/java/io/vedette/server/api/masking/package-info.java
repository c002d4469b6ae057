// SPDX-License-Identifier: Apache-2.0

/// What was masked, for people who must answer for it.
///
/// Counts by receiver and kind come in, JSON goes out. A value that was masked is not here, nor anywhere.
@NullMarked
package io.vedette.server.api.masking;

import org.jspecify.annotations.NullMarked;
