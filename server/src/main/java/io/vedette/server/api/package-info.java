// SPDX-License-Identifier: Apache-2.0

/// What all resources share: JSON answers and problems by RFC 9457.
///
/// Requests come in, answers go out. Nothing here, nor in the folders below, changes what the engine thinks.
@NullMarked
package io.vedette.server.api;

import org.jspecify.annotations.NullMarked;
