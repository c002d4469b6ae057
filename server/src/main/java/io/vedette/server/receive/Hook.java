// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

/// Reads what one vendor's webhook tells.
public interface Hook {
    /// The last part of its path, `/hooks/<name>`.
    String name();

    /// Adds what the call tells to the harvest; what says nothing to us adds nothing and is no fault.
    ///
    /// @throws Refusal when nothing of the call can be read
    void read(HookCall call, Harvest harvest) throws Refusal;
}
