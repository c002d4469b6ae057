// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

/// Settings of one receiver, which they open.
public interface Protocol {
    boolean enabled();

    /// Opened, not yet listening.
    Receiver open(Reception reception);
}
