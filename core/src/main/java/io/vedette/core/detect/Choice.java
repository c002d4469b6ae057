// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.domain.Signal;

/// Why a signal is, or is not, among the inputs of a model.
///
/// @param chosen whether the model looks at it
/// @param reason one clause for a person, such as `never changes`
public record Choice(Signal signal, boolean chosen, String reason) {}
