// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// How whitened windows are fitted.
///
/// @param window rows a judgement looks at, up to 1,024; 0 lets the model choose:
///               125 / (inputs that move), held within 16 and 125
/// @param ridge  what is added to the covariance's diagonal, as a share of the mean of the input's own variance and
///               that of all inputs; above 0
public record WhitenedWindowsSettings(int window, double ridge) {
    static final int MAX_WINDOW = 1024;

    // Why 0.03, and of what: RATIONALE.md, "The ridge follows".
    public static final WhitenedWindowsSettings DEFAULT = new WhitenedWindowsSettings(0, 0.03);

    /// For an entity with one signal, where trouble is in the fine shape: in directions that hardly ever move.
    /// Kindred windows on TSB-AD U, VUS-PR revised, at 0.01, 0.02, 0.03 and 0.1: 0.872, 0.868, 0.861, 0.848.
    static final WhitenedWindowsSettings SINGLE = new WhitenedWindowsSettings(0, 0.01);

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
