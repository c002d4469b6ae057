// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// What is strange about one window.
///
/// @param nested squared distance of its newest 1, 2, 4, … rows from what they were in training, the whole window last
/// @param news   for each input, how far its newest row is from what the window before foretells, in deviations,
/// squared
record NestedReading(double[] nested, double[] news) {
    double whole() {
        return nested[nested.length - 1];
    }
}
