// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// What a test of normality found.
///
/// @param statistic W of Shapiro–Wilk (1 is perfectly normal) or D of Lilliefors (0 is perfectly normal)
/// @param p         how often normal data would look this far from normal or further, 0 to 1
public record NormalityTest(double statistic, double p) {}
