// SPDX-License-Identifier: Apache-2.0

/// Who sends to us, and what became of it.
///
/// Nothing comes in; JSON goes out. Each number has one home, and it is not here.
@NullMarked
package io.vedette.server.api.senders;

import org.jspecify.annotations.NullMarked;
