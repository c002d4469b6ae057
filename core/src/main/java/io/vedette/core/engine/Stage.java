// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.flow.Operator;
import io.vedette.core.flow.SavedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One operator of a road with the memories of all its keys.
final class Stage<I, O> {
    private final Operator<I, O> operator;

    /// Sorted, so that wakings come in the same order in every run.
    private final Map<String, Operator.Memory<I, O>> memories = new TreeMap<>();

    Stage(Operator<I, O> operator) {
        this.operator = operator;
    }

    boolean takes(Object input) {
        return operator.takes(typed(input));
    }

    List<Object> take(List<Object> inputs) {
        List<Object> outputs = new ArrayList<>(inputs.size());
        for (Object input : inputs) {
            I typed = typed(input);
            if (operator.takes(typed)) {
                memories.computeIfAbsent(operator.keyOf(typed), operator::begin).on(typed, outputs::add);
            }
        }
        return outputs;
    }

    /// The pipeline's `then` checked that what comes here is what this operator takes.
    @SuppressWarnings("unchecked")
    private I typed(Object input) {
        return (I) input;
    }

    void wake(long nanos, List<Object> outputs) {
        for (Operator.Memory<I, O> memory : memories.values()) {
            if (memory.wakeAt() <= nanos) {
                memory.wake(nanos, outputs::add);
            }
        }
    }

    void recall(Consumer<Object> out) {
        memories.values().forEach(memory -> memory.recall(out));
    }

    int keys() {
        return memories.size();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(memories.size());
        for (Map.Entry<String, Operator.Memory<I, O>> entry : memories.entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entry.getValue().save(new DataOutputStream(bytes));
            out.writeUTF(entry.getKey());
            out.writeInt(bytes.size());
            out.write(bytes.toByteArray());
        }
    }

    void restore(DataInput in) throws IOException {
        int size = SavedState.count(in, "keys", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            byte[] bytes = SavedState.bytes(in, "bytes of a memory");
            memories.put(key, operator.restore(key, new DataInputStream(new ByteArrayInputStream(bytes))));
        }
    }
}
