// SPDX-License-Identifier: Apache-2.0

/// What other budgets would have brought.
///
/// Budgets come in, pages told in the past go out as JSON. Nothing is stored, and nothing is sent to anybody.
@NullMarked
package io.vedette.server.api.backtest;

import org.jspecify.annotations.NullMarked;
