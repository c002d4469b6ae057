// SPDX-License-Identifier: Apache-2.0

/// A trained detector: how frames become rows, the model that scores them, and what a score means.
///
/// Frames come in, calibrated judgements with contributions go out. Nothing here trains, and nothing here decides
/// whether to tell anyone.
package io.vedette.core.detect;
