// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// How whitened windows are fitted.
///
/// @param window rows a judgement looks at, up to 1,024; 0 lets the model choose:
///               125 / (inputs that move), held within 16 and 125
/// @param ridge  what is added to the covariance's diagonal, as a share of its mean diagonal; above 0.
///               Between 0.005 and 0.02 nothing changes by more than 0.02 VUS-PR
public record WhitenedWindowsSettings(int window, double ridge) {
    static final int MAX_WINDOW = 1024;

    public static final WhitenedWindowsSettings DEFAULT = new WhitenedWindowsSettings(0, 0.01);

    public WhitenedWindowsSettings {
        if (window < 0 || window > MAX_WINDOW) {
            throw new IllegalArgumentException("window must be 0 to " + MAX_WINDOW + ", was " + window);
        }
        if (!(ridge > 0 && ridge <= 1)) {
            throw new IllegalArgumentException("ridge must be above 0 and up to 1, was " + ridge);
        }
    }

    public WhitenedWindowsSettings withWindow(int rows) {
        return new WhitenedWindowsSettings(rows, ridge);
    }
}
