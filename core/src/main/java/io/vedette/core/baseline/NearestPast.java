// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Whether one signal does what it never did: how far its newest values lie from the nearest of its past, judged by
/// how far they usually lie.
///
/// - **In:** its values in time order, on a grid, any finite number.
/// - **Out:** a surprise, 0 to 16, 0 for the first [#WARM_UP] values; and whether it passes this stream's own line. An
///   order and a line that hold across streams, not a probability: it passes once in 1,500 values outside the windows
///   of NAB, and in pure noise, where every value is new, up to once in 500.
/// - **Error:** NAB 73.7 on 34 streams and 77 on nine noisy ones, with this one line (`bench nab`).
/// - **Cost:** up to 3,700 comparisons a value, under 20 µs; under 16 KiB.
/// - **State:** of one thread; no chance in it.
/// - **Source:** distance to the nearest past window after E. Burnaev and V. Ishimtsev, *Conformalized density- and
///   distance-based anomaly detection in time-series data*, 2016; the rest see [Moments], [FurthestOut], [RisingLine].
public final class NearestPast {
    // Two views, the more surprised one speaks. Three values together under a normal tail see what is new in shape; it
    // fires too easily where distances are heavy-tailed, so it counts for less. One value under a Pareto tail sees what
    // is new in height, also in streams whose past holds far worse. Alone they reach 70 and 66, together 74.

    /// Values before the first judgement.
    public static final int WARM_UP = 100;

    private static final double MEMORY = 4_000;
    private static final double NORMAL_COUNTS = 1 / 1.8;
    private static final int FORMAT = 1;

    private final PastValues past = new PastValues();
    private final Moments shapes = new Moments(MEMORY);
    private final FurthestOut heights = new FurthestOut();
    private final RisingLine line = new RisingLine(MEMORY);
    private int heard;
    private boolean off;

    /// Judges a value by those before it, and learns it.
    ///
    /// @return its surprise
    /// @throws IllegalArgumentException for a value that is not finite
    public double take(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
        past.take(value);
        double surprise = 0;
        if (heard >= WARM_UP) {
            double shape = NORMAL_COUNTS * shapes.surprise(past.withTwoBefore());
            surprise = Math.max(shape, heights.surprise(past.alone()));
        }
        off = line.passes(surprise);
        heard = Math.min(heard, WARM_UP) + 1;
        if (heard > 2 * PastValues.WINDOW - 1) {
            shapes.learn(past.withTwoBefore());
            heights.learn(past.alone());
        }
        return surprise;
    }

    /// Whether the value just taken passed the line, as the first of its kind for a while.
    public boolean isOff() {
        return off;
    }

    /// The surprise that counts as off now.
    public double line() {
        return line.height();
    }

    public void save(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeInt(heard);
        past.save(out);
        shapes.save(out);
        heights.save(out);
        line.save(out);
    }

    /// A detector that goes on where the one that was saved stood.
    public static NearestPast restore(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("a stream's state has format %d, this release reads 1".formatted(format));
        }
        NearestPast read = new NearestPast();
        read.heard = SavedState.count(in, "values heard", WARM_UP + 1);
        read.past.restore(in);
        read.shapes.restore(in);
        read.heights.restore(in);
        read.line.restore(in);
        return read;
    }
}
