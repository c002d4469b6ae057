// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.notify;

import io.vedette.core.respond.Notifier;

/// A channel as the settings name it.
public interface Channel {
    /// The name that it is listed and addressed by.
    String name();

    Notifier open();
}
