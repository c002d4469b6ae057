// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// A series, or several of them together, made ready to judge.
///
/// @param name the name within its entity, such as `cpu busy` or `http_requests_total{code="500"}`
/// @param unit `%`, `B`, `B/s`, `/s`, `s`, or empty where it is unknown
public record Signal(String name, String unit) {
    public Signal {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a signal needs a name");
        }
    }
}
