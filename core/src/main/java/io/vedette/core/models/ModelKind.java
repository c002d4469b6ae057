// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.IOException;
import java.io.Serializable;

/// A kind of model that can be trained and read back: what is plugged in, and what a person or `auto` weighs it by.
///
/// @param name           in settings and files, such as `autoencoder`
/// @param sentence       what it sees, for people
/// @param looksAtWindows whether it sees how its inputs move by itself, and needs no features that tell it
/// @param clarity        how well a person can follow why a score is what it is
/// @param cost           of training and of a row, together
/// @param trainer        trains one with its default settings
/// @param reader         reads what [Model#write] wrote
public record ModelKind(
        String name, String sentence, boolean looksAtWindows, Grade clarity, Grade cost, Trainer trainer, Reader reader)
        implements Serializable {
    /// A rough class: figures are in the bench.
    public enum Grade {
        LOW,
        MEDIUM,
        HIGH
    }

    @FunctionalInterface
    public interface Trainer extends Serializable {
        /// @param noise for each input, the deviation that means nothing whatever it did in training, as a standard
        ///              deviation in its unit; 0 for no such knowledge, as of the features behind the inputs
        /// @param seed  where all chance comes from
        /// @throws IllegalArgumentException for rows that cannot be learnt from
        Model fit(double[][] rows, double[] noise, long seed, Progress progress);
    }

    @FunctionalInterface
    public interface Reader extends Serializable {
        /// @throws IOException if the bytes are no such model; nothing larger than its bounds is allocated
        Model read(DataInput in) throws IOException;
    }
}
