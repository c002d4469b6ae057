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

    // VUS-PR of nested windows, revised / at once, by the ridge; F1 on SKAB at the product's line.
    // 0.01 (mean of all inputs only): M 0.843 / 0.660, SMD 0.791 / 0.784, ASD 0.624 / 0.570, SKAB 0.757 / 0.720.
    // 0.02: 0.850 / 0.674, 0.795 / 0.785, 0.644 / 0.582, 0.771 / 0.726.
    // 0.03: 0.848 / 0.674, 0.799 / 0.786, 0.650 / 0.588, 0.780 / 0.733.
    // 0.05: 0.841 / 0.674, 0.800 / 0.787, 0.654 / 0.581, 0.785 / 0.731.
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
