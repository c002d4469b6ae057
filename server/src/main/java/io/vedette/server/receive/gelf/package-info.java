// SPDX-License-Identifier: Apache-2.0

/// Graylog's log format over HTTP, UDP in chunks, and TCP.
///
/// In come messages of one JSON object each, out go log lines through the one door. Nothing here grows with what a
/// stranger announces: the table of open chunks is bounded in number, size and time.
@NullMarked
package io.vedette.server.receive.gelf;

import org.jspecify.annotations.NullMarked;
