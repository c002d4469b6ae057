// SPDX-License-Identifier: Apache-2.0

/// What a budget would have brought in the past.
///
/// Tables of signals come in, pages told and incidents noted go out. The road and the lessons are those of live
/// telemetry; nothing is learnt from what comes later, and nothing is stored.
package io.vedette.core.backtest;
