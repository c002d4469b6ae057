// SPDX-License-Identifier: Apache-2.0

/// What Promtail, Alloy, Fluent Bit, Vector and other clients push to Loki.
///
/// In come streams of lines as JSON or protobuf, out go log lines through the one door. Nothing here answers queries.
@NullMarked
package io.vedette.server.receive.loki;

import org.jspecify.annotations.NullMarked;
