// SPDX-License-Identifier: Apache-2.0

/// Incidents, newest first.
///
/// JSON goes out. Nothing is decided here.
@NullMarked
package io.vedette.server.api.incidents;

import org.jspecify.annotations.NullMarked;
