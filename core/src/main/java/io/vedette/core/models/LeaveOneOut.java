// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.function.ToDoubleFunction;

/// Which inputs make a score what it is, for a model that cannot say so itself: an input counts by how far the score
/// falls when it alone is as expected.
///
/// - **Cost:** a score an input, and one more.
final class LeaveOneOut {
    private LeaveOneOut() {}

    /// How far the score falls, input by input; 0 where it rises.
    ///
    /// @param score    of a vector; what adds up over inputs, such as a squared distance or a logarithm
    /// @param expected the vector of what was expected
    /// @param offsets  input j's entries are those from `offsets[j]` to before `offsets[j + 1]`
    static double[] falls(ToDoubleFunction<double[]> score, double[] vector, double[] expected, int[] offsets) {
        double[] falls = new double[offsets.length - 1];
        double[] changed = vector.clone();
        double whole = score.applyAsDouble(vector);
        for (int j = 0; j < falls.length; j++) {
            int from = offsets[j];
            int length = offsets[j + 1] - from;
            System.arraycopy(expected, from, changed, from, length);
            falls[j] = Math.max(0, whole - score.applyAsDouble(changed));
            System.arraycopy(vector, from, changed, from, length);
        }
        return falls;
    }

    /// @param parts of each input, 0 or more
    /// @return a share an input, summing to 1; all alike where no input has a part
    static double[] shares(double[] parts) {
        double total = 0;
        for (double part : parts) {
            total += part;
        }
        double[] shares = new double[parts.length];
        for (int j = 0; j < shares.length; j++) {
            shares[j] = total > 0 ? parts[j] / total : 1.0 / shares.length;
        }
        return shares;
    }
}
