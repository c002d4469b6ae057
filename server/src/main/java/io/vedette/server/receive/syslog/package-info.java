// SPDX-License-Identifier: Apache-2.0

/// Syslog in the three forms that devices speak: RFC 5424, RFC 3164 and what security products put inside.
///
/// In come datagrams and streams, out go log lines through the one door. Nothing here asks a device back.
@NullMarked
package io.vedette.server.receive.syslog;

import org.jspecify.annotations.NullMarked;
