// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One signal away from its own baseline, whatever the others do.
///
/// @param surprise −log10 p under what this signal usually is at this time of the day, 0 to 16
/// @param usual    where 99 of 100 of its values lie at this time of the day
public record Deviation(String signal, String unit, double actual, Range usual, double surprise) {}
