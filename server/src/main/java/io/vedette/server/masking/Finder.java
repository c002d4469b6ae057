// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

/// Finds one kind of secret in a text, in time linear in its length. Called by many threads at once.
interface Finder {
    /// The word that takes the place of what is found, and that it is counted under.
    String kind();

    /// Tells each place to `found`, from left to right.
    void find(String text, Found found);

    /// Hears of places.
    @FunctionalInterface
    interface Found {
        /// @param from the first character of a secret
        /// @param to   the first one behind it
        void at(int from, int to);
    }
}
