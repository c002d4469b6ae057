// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/// The engine's memories at one moment, whole or not at all.
///
/// Law: after a crash at any point, [#latest] gives the newest snapshot that was finished; a damaged one is set
/// aside under its name with `.damaged` and the one before it is given.
public interface Snapshots {
    /// Writes one snapshot, makes it durable, then lets go of all but the newest two.
    void write(Content content) throws IOException;

    Optional<DataInput> latest() throws IOException;

    /// What fills a snapshot.
    @FunctionalInterface
    interface Content {
        void writeTo(DataOutput out) throws IOException;
    }
}
