// SPDX-License-Identifier: Apache-2.0

/// Notices to a Telegram chat by the Bot API.
///
/// Notices come in, messages of the chat go out. The token is part of the address and appears in no text.
@NullMarked
package io.vedette.server.notify.telegram;

import org.jspecify.annotations.NullMarked;
