// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/// How strange one vector is: what a [VectorModel] needs to become a model of rows or of windows.
///
/// - **State:** immutable, safe to share between threads.
public interface VectorScore {
    /// @param vector a window's entries, scaled; not to be written to
    /// @return 0 or more, finite, higher is stranger
    double of(double[] vector);

    void write(DataOutput out) throws IOException;

    /// Learns a score from the vectors of training.
    @FunctionalInterface
    interface Trainer extends Serializable {
        /// @param seed where all chance comes from
        VectorScore fit(WindowVectors vectors, long seed, Progress progress);
    }

    /// Reads what [VectorScore#write] wrote.
    @FunctionalInterface
    interface Reader extends Serializable {
        /// @throws IOException if the bytes are no such score; nothing larger than its bounds is allocated
        VectorScore read(DataInput in, int dimension) throws IOException;
    }
}
