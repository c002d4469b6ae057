// SPDX-License-Identifier: Apache-2.0

/// What other systems told, for pages and programs.
///
/// In come times and an entity, out go alerts and changes as JSON, newest first. Nothing here takes any.
@NullMarked
package io.vedette.server.api.events;

import org.jspecify.annotations.NullMarked;
