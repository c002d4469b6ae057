// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows that a recipe makes of frames, one after the other. The only place where a row is made: training and
/// scoring both come here.
///
/// - **State:** confined to a thread.
public final class Rows {
    // A short gap is bridged by the last value, a longer one by the training mean. Where more than half of the inputs
    // have been gone for longer, or the whole entity was, there is nothing to judge.

    private final Recipe recipe;
    private final Map<Signal, Integer> positions = new HashMap<>();
    private final Features features;
    private final double[] values;
    private final long[] known;
    private long lastNanos = Long.MIN_VALUE;
    private boolean afterGap = true;

    /// From the start of a stream of frames.
    public Rows(Recipe recipe) {
        this.recipe = recipe;
        List<Input> inputs = recipe.inputs();
        this.features = new Features(inputs);
        this.values = inputs.stream().mapToDouble(Input::mean).toArray();
        this.known = new long[values.length];
        Arrays.fill(known, Long.MIN_VALUE);
        for (int i = 0; i < inputs.size(); i++) {
            positions.put(inputs.get(i).signal(), i);
        }
    }

    /// Takes the next frame.
    ///
    /// @return whether it makes a row: not when more than half of its inputs are unknown
    public boolean take(Frame frame) {
        long hold = recipe.settings().holdSteps() * frame.stepNanos();
        afterGap = lastNanos == Long.MIN_VALUE || frame.nanos() - lastNanos > hold + frame.stepNanos();
        if (afterGap) {
            features.reset();
        }
        for (Point point : frame.points()) {
            Integer position = positions.get(point.signal());
            if (position != null) {
                values[position] = point.value();
                known[position] = frame.nanos();
            }
        }
        int missing = fill(frame.nanos() - hold);
        lastNanos = frame.nanos();
        return recipe.settings().complete() ? missing == 0 : 2 * missing <= values.length;
    }

    private int fill(long notBefore) {
        int missing = 0;
        for (int i = 0; i < values.length; i++) {
            if (known[i] < notBefore) {
                values[i] = recipe.inputs().get(i).mean();
                missing++;
            }
        }
        return missing;
    }

    /// Whether the entity was gone for so long before the frame just taken that what came before does not count.
    public boolean isAfterGap() {
        return afterGap;
    }

    /// The inputs of the frame just taken, gaps filled; not to be written to.
    public double[] inputs() {
        return values;
    }

    /// The row of the frame just taken. To be called once a frame: rolling features move on.
    public double[] row() {
        return recipe.settings().features() ? features.next(values) : values.clone();
    }

    public void save(DataOutput out) throws IOException {
        out.writeLong(lastNanos);
        for (int i = 0; i < values.length; i++) {
            out.writeDouble(values[i]);
            out.writeLong(known[i]);
        }
        features.save(out);
    }

    public void restore(DataInput in) throws IOException {
        lastNanos = in.readLong();
        for (int i = 0; i < values.length; i++) {
            values[i] = SavedState.finite(in, "a held value");
            known[i] = in.readLong();
        }
        features.restore(in);
    }
}
