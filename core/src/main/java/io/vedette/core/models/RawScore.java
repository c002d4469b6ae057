// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/// How strange a window of rows is to somebody else's model: what a [RawModel] needs to become one of ours.
///
/// - **State:** immutable, safe to share between threads.
public interface RawScore {
    /// The kind of the model made of it.
    String kind();

    /// Values in a row.
    int width();

    /// Rows that one score looks at.
    int window();

    /// @param rows the window, oldest first, values as they were observed; not to be written to
    Answer of(double[][] rows);

    void write(DataOutput out) throws IOException;

    /// What came of one run.
    ///
    /// @param score   higher is stranger, of either sign; `NaN` when there is none
    /// @param trouble why there is none, as a sentence; else empty
    record Answer(double score, String trouble) {
        public static Answer of(double score) {
            return new Answer(score, "");
        }

        public static Answer none(String trouble) {
            return new Answer(Double.NaN, trouble);
        }
    }

    /// Reads what [RawScore#write] wrote.
    @FunctionalInterface
    interface Reader extends Serializable {
        /// @throws IOException if the bytes are no such score; nothing larger than its bounds is allocated
        RawScore read(DataInput in) throws IOException;
    }
}
