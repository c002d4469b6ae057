// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.keep;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Log lines and spans for looking back; which of them are worth keeping was decided before.
///
/// Laws: what was appended is read back equal, and as often as it was appended; [#restore] goes back to the moment of
/// [#save], so that a replay from there leaves nothing twice; damage to one file costs that file and is never answered
/// with a wrong record.
///
/// - **State:** one appending thread, many reading ones.
public interface RecordHistory extends Closeable {
    /// Takes log lines and spans of any time, in any order. They are held in memory until they are many enough to be
    /// stored.
    ///
    /// @throws IllegalArgumentException for any other observation
    void append(List<? extends Observation> records) throws IOException;

    /// The newest lines with `fromNanos` ≤ time < `toNanos`, at most `most`, newest first; of one time, the last told
    /// first.
    List<LogLine> lines(Entity entity, long fromNanos, long toNanos, int most) throws IOException;

    /// The same of spans, by their start.
    List<Span> spans(Entity entity, long fromNanos, long toNanos, int most) throws IOException;

    /// The spans of a trace, whoever's, with `fromNanos` ≤ start < `toNanos`, at most `most`, newest first.
    List<Span> trace(String trace, long fromNanos, long toNanos, int most) throws IOException;

    /// Lets go of everything older, whole days at a time.
    void forget(long olderThanNanos) throws IOException;

    /// Writes what is held in memory, and the moment to go back to.
    void save(DataOutput out) throws IOException;

    /// Goes back to the moment of saving: what was appended later is let go of.
    void restore(DataInput in) throws IOException;
}
