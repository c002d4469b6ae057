// SPDX-License-Identifier: Apache-2.0

/// How entities hang together, and the traces that show it.
///
/// Ids and moments come in, JSON goes out. Nothing is stored here.
@NullMarked
package io.vedette.server.api.topology;

import org.jspecify.annotations.NullMarked;
