// SPDX-License-Identifier: Apache-2.0

/// What all resources share: JSON answers and problems by RFC 9457.
///
/// Requests come in, answers go out. What a person says of an incident goes on through the Inlet. Nothing else
/// here, nor in the folders below, changes what the engine thinks.
@NullMarked
package io.vedette.server.api;

import org.jspecify.annotations.NullMarked;
