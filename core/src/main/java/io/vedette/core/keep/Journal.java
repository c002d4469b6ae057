// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Series;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// What was admitted, in order, until snapshots have passed it.
///
/// Laws: what [#append] returned for is still there after kill -9 and loss of power; offsets rise by one
/// a batch and are never used twice; [#read] gives batches in the order of their offsets, whole.
///
/// - **State:** safe for many appending threads and one reading thread.
public interface Journal extends Closeable {
    /// Writes a batch and returns once it is on disk, together with whatever else waited (group commit).
    ///
    /// @param batch not empty
    /// @return the batch's offset
    /// @throws IOException when it could not be stored, as on a full disk: then nothing of it was, and a later
    ///     append may succeed
    long append(List<Observation> batch) throws IOException;

    /// The instance that [#read] will give for an equal series, as far as the Journal can say: whoever
    /// keeps a series to send more of it then keeps no second one.
    default Series same(Series series) {
        return series;
    }

    /// Up to `most` batches after `offset`, oldest first; empty when there is nothing newer. A batch that was damaged
    /// on disk is given without its observations, so that its reader gets past it.
    List<Batch> read(long offset, int most) throws IOException;

    /// Waits until something newer than `offset` is there, or the time is up.
    ///
    /// @return whether there is
    boolean await(long offset, java.time.Duration atMost) throws InterruptedException;

    /// The offset of the newest batch, 0 when there never was one. It does not fall when batches are trimmed.
    long newest();

    /// Lets go of batches up to and including `offset`.
    void trim(long offset) throws IOException;

    /// One admitted batch.
    record Batch(long offset, List<Observation> observations) {}
}
