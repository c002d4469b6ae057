// SPDX-License-Identifier: Apache-2.0

/// Notices to any web address, as JSON.
///
/// Notices come in, posts go out. The shape of the body is documented on [Webhook].
@NullMarked
package io.vedette.server.notify.webhook;

import org.jspecify.annotations.NullMarked;
