// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// Where values usually lie, both ends included.
public record Range(double low, double high) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "a range's low end must not lie above its high end, was " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
