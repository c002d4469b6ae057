// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;

/// A signal that a model looks at, and what it was like while the model learnt.
///
/// @param mean  fills long gaps
/// @param usual where it lay in 98 of 100 moments
public record Input(Signal signal, double mean, Range usual) {}
