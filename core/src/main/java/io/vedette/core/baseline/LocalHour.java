// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

/// A moment of a local day.
///
/// @param hour   of the day, 0 to 23
/// @param before the hour whose middle lies before
/// @param after  the hour whose middle lies after
/// @param part   of the way from the one middle to the other, 0 to 1
/// @param rests  whether it is a weekend or a holiday
record LocalHour(int hour, int before, int after, double part, boolean rests) {}
