// SPDX-License-Identifier: Apache-2.0

/// Log lines and spans of an entity, for looking back.
///
/// An entity and a stretch of time come in; JSON goes out, newest first. Which records were kept is not decided here.
@NullMarked
package io.vedette.server.api.records;

import org.jspecify.annotations.NullMarked;
