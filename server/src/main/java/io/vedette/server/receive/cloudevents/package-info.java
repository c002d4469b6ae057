// SPDX-License-Identifier: Apache-2.0

/// CloudEvents over HTTP: binary, structured, and in batches.
///
/// In come events of any source, out go changes of kind `event` through the one door. Nothing here knows what an
/// event's data means.
@NullMarked
package io.vedette.server.receive.cloudevents;

import org.jspecify.annotations.NullMarked;
