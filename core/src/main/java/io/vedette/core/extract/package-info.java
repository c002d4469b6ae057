// SPDX-License-Identifier: Apache-2.0

/// Observations become signals: samples fall onto a regular grid, totals become rates, known metrics
/// become the signals people speak of. The same code feeds training and scoring.
///
/// Nothing here judges whether a value is good or bad.
package io.vedette.core.extract;
