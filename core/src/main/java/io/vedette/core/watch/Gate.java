// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

/// One of the things that a moment must pass before anyone is told of it.
///
/// @param name   what is asked
/// @param value  what it was
/// @param limit  what it takes
/// @param verdict whether it passed
public record Gate(String name, String value, String limit, Verdict verdict) {
    /// How it went.
    public enum Verdict {
        PASSED,
        FAILED,
        /// Nothing to ask, because one before it failed.
        NOT_ASKED
    }
}
