// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.ArrayList;
import java.util.List;

/// A stretch of rows, both ends included.
///
/// @param first its first row
/// @param last  its last row
record Segment(int first, int last) {
    int length() {
        return last - first + 1;
    }

    /// The anomalous stretches of a labelled series, in order.
    static List<Segment> of(boolean[] labels) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i]) {
                int first = i;
                while (i + 1 < labels.length && labels[i + 1]) {
                    i++;
                }
                segments.add(new Segment(first, i));
            }
        }
        return segments;
    }
}
