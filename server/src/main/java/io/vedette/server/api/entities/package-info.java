// SPDX-License-Identifier: Apache-2.0

/// Entities: how they stand, and their past as their model sees it.
///
/// Ids and stretches of time come in, JSON goes out. Nothing is stored here.
@NullMarked
package io.vedette.server.api.entities;

import org.jspecify.annotations.NullMarked;
