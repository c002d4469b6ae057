// SPDX-License-Identifier: Apache-2.0

/// Arithmetic that would be at home in any statistics book: spread, quantiles, tails, tests of normality.
///
/// Arrays come in, numbers go out. No word of our field stands here.
package io.vedette.core.numbers;
