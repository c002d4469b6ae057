// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What training leaves behind: immutable, safe to share between threads.
///
/// A score is raw: higher is stranger, its unit is the model's own. Calibration makes it comparable.
public interface Model {
    /// The model's name in settings and files, such as `autoencoder`.
    String kind();

    /// Values in a row.
    int width();

    /// Rows that one judgement looks at; 1 for a model of single rows.
    int window();

    /// A judge at the start of a stream of rows.
    Judge begin();

    /// Scores of a whole stretch of rows, each row judged with all windows that cover it.
    ///
    /// - **In:** rows in time order, a regular grid, all finite, [#width] values each.
    /// - **Out:** one score a row. For a model with a window, the mean over the windows that cover the row,
    ///   so a row's score may depend on up to [#window] − 1 later rows. All `NaN` for fewer than [#window] rows.
    double[] scores(double[][] rows);

    /// Writes the parameters; [Models#read] of the same kind reads them.
    void write(DataOutput out) throws IOException;

    /// One stream of rows under a model. Confined to a thread.
    interface Judge {
        /// Takes the next row and says how strange it is, looking at it and at the rows before it.
        ///
        /// @return a score of 0 or more; `NaN` until [Model#window] rows were seen
        double next(double[] row);

        /// Why the row just judged got no score though its window is full, as a sentence; else empty.
        default String trouble() {
            return "";
        }

        /// Why the row just judged got its score. Costs more than the score: ask for what will be shown.
        Explanation explain();

        /// Forgets the rows seen, as after a gap.
        void reset();

        /// Writes the rows that the next judgement depends on.
        void save(DataOutput out) throws IOException;

        /// Takes back what [#save] wrote.
        void restore(DataInput in) throws IOException;
    }

    /// What stands behind one score, input by input.
    ///
    /// @param contributions each input's share of the score, 0 or more, summing to 1 (all 0 when the score is 0)
    /// @param expected      what each input would be if the others are right, in the unit of the row
    /// @param spread        one standard deviation round `expected` on the training rows, in the unit of the row
    record Explanation(double[] contributions, double[] expected, double[] spread) {}
}
