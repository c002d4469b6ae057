// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.ArrayList;
import java.util.List;

/// Healthy requests, a stretch of them held out: what is found there beside the rest is what chance
/// brings.
///
/// A stretch, and not a draw, because slow moments and the mix of requests come in stretches.
record HeldOut<T>(List<T> rest, List<T> stretch) {
    private static final int TIMES = 20;

    /// The same share that a window of a signal may have of its reference.
    private static final int PART = 4;

    /// @param healthy in order of time
    static <T> List<HeldOut<T>> of(List<T> healthy) {
        var found = new ArrayList<HeldOut<T>>();
        int length = Math.max(1, healthy.size() / PART);
        for (int i = 0; i < TIMES; i++) {
            int from = (int) ((long) i * (healthy.size() - length) / (TIMES - 1));
            var rest = new ArrayList<>(healthy.subList(0, from));
            rest.addAll(healthy.subList(from + length, healthy.size()));
            found.add(new HeldOut<>(List.copyOf(rest), healthy.subList(from, from + length)));
        }
        return found;
    }
}
