// SPDX-License-Identifier: Apache-2.0

/// Incidents: listed, read whole with their members and past ones like them, written down, and what people say of them.
///
/// Ids and words of people come in, JSON and Markdown go out; a word that an incident allows goes through the Inlet.
/// Nothing is decided here of what comes of it.
@NullMarked
package io.vedette.server.api.incidents;

import org.jspecify.annotations.NullMarked;
