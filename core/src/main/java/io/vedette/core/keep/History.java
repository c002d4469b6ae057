// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Signal;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Points of signals for looking back: charts, training, diagnosis.
///
/// Laws: a point appended is read back bit for bit; appending a point again, as a replay does, changes nothing;
/// damage to one file costs that file and is never answered with a wrong value.
///
/// - **State:** one appending thread, many reading ones.
public interface History extends Closeable {
    /// Takes the points of a frame. Open stretches are held in memory until they are long enough to be stored.
    void append(Frame frame) throws IOException;

    /// Entities that have points, sorted.
    List<Entity> entities() throws IOException;

    /// The signals of an entity that have points, in the order in which they first appeared.
    List<Signal> signals(Entity entity) throws IOException;

    /// The points of one signal with `fromNanos` ≤ time < `toNanos`, in ascending time, open stretches included.
    Stretch read(Entity entity, String signal, long fromNanos, long toNanos) throws IOException;

    /// Lets go of everything older, whole days at a time.
    void forget(long olderThanNanos) throws IOException;

    /// Writes the open stretches, to be taken back by [#restore] after a crash.
    void save(DataOutput out) throws IOException;

    void restore(DataInput in) throws IOException;

    /// Points of one signal.
    ///
    /// @param nanos  ascending, epoch nanoseconds
    /// @param values as many
    record Stretch(long[] nanos, double[] values) {
        public static final Stretch EMPTY = new Stretch(new long[0], new double[0]);

        public int size() {
            return nanos.length;
        }
    }
}
