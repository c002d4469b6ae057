// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

/// A word that must not be seen: it is never written out by accident.
public record Secret(String value) {
    @Override
    public String toString() {
        return "•••";
    }
}
