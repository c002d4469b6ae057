// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

/// A word that must not be seen: it is never written out by accident.
public record Secret(String value) {
    /// Settings write a secret as a plain word.
    public static Secret valueOf(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
