// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One signal's part in a surprise.
///
/// @param share  its part of the score, 0 to 1
/// @param actual its value, in `unit`
/// @param low    lower end of what was usual at that moment, given the other signals
/// @param high   upper end of it
public record Contribution(String signal, String unit, double share, double actual, double low, double high) {
    /// Whether the value lies outside of what was usual.
    public boolean isOutside() {
        return actual < low || actual > high;
    }
}
