// SPDX-License-Identifier: Apache-2.0

/// Channels to people, one folder each. What they share: how a notice is posted and what an answer means.
///
/// Notices come in, deliveries go out. When to send and how often to retry is the desk's business.
@NullMarked
package io.vedette.server.notify;

import org.jspecify.annotations.NullMarked;
