// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Consumer;

/// One keyed step of the stream half: a pure function with a memory for each key.
///
/// Laws, checked by `OperatorLaws`:
///
/// 1. Saving and restoring after any input changes no later output.
/// 2. Inputs of other keys in between change nothing.
/// 3. The same inputs give the same outputs.
/// 4. Old saved state is read, or refused by name.
///
/// - **State:** an operator is immutable; a memory belongs to one key and is used by one thread at a time.
public interface Operator<I, O> extends Serializable {
    /// Whether an input is any of its business; what is not has no key.
    default boolean takes(I input) {
        return true;
    }

    /// The key whose memory an input belongs to; stable across releases, because saved state is filed under it.
    String keyOf(I input);

    /// A fresh memory for a key that was never seen.
    Memory<I, O> begin(String key);

    /// The memory that [Memory#save] wrote.
    ///
    /// @throws IOException if the state is damaged or of a version this release does not read; the message names it
    Memory<I, O> restore(String key, DataInput saved) throws IOException;

    /// What an operator remembers of one key.
    interface Memory<I, O> {
        /// Takes one input and hands its outputs to `out`, in order, before it returns.
        void on(I input, Consumer<? super O> out);

        /// The event time, in epoch nanoseconds, at which this memory wants to be woken though nothing came;
        /// `Long.MAX_VALUE` for never. Read after each [#on] and each [#wake].
        default long wakeAt() {
            return Long.MAX_VALUE;
        }

        /// Time reached `nanos`, at or past [#wakeAt].
        default void wake(long nanos, Consumer<? super O> out) {}

        /// Tells again what was told and still holds, to somebody who comes new; changes nothing.
        default void recall(Consumer<? super O> out) {}

        /// Writes everything that a later output depends on.
        void save(DataOutput out) throws IOException;
    }
}
