// SPDX-License-Identifier: Apache-2.0

/// Spans as Zipkin's libraries report them: version 2 as JSON and protobuf, version 1 as JSON.
///
/// In come lists of spans, out go spans through the one door. Nothing here puts traces together.
@NullMarked
package io.vedette.server.receive.zipkin;

import org.jspecify.annotations.NullMarked;
