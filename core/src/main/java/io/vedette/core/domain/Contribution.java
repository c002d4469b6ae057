// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One signal's part in a surprise.
///
/// @param share    its part of the score, 0 to 1
/// @param actual   its value, in `unit`
/// @param expected where it should lie at that moment, given what the other signals are and were
/// @param usual    where it lay in 98 of 100 moments while the model learnt
public record Contribution(String signal, String unit, double share, double actual, Range expected, Range usual) {}
