// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What stands beside the values in a row: for each input its rolling mean over 5 and 30 rows, its rolling standard
/// deviation over 30, its change since the row before, and for each meaningful pair the ratio of the two.
///
/// - **In:** one row of finite values a call, `inputs` wide.
/// - **Out:** a row of [#width], the value of input `i` at `i`.
/// - **Error:** means and spreads are summed anew for each row, so nothing drifts.
/// - **Cost:** O(30 · inputs) a row.
/// - **State:** confined to a thread; warm after 30 rows, before that over the rows there are.
final class Features {
    static final int SHORT = 5;
    static final int LONG = 30;

    /// Columns for each input: value, short mean, long mean, spread, change.
    private static final int EACH = 5;

    /// Signals of which one means something only against the other.
    private static final List<List<String>> PAIRS = List.of(
            List.of("disk read", "disk written"),
            List.of("network received", "network sent"),
            List.of("cpu busy", "network received"),
            List.of("errors", "requests"),
            List.of("blocks read", "blocks hit"),
            List.of("rollbacks", "commits"));

    private final int inputs;
    private final double[] means;
    private final List<int[]> pairs = new ArrayList<>();
    private final double[][] past = new double[LONG][];
    private long seen;

    Features(List<Input> inputs) {
        this.inputs = inputs.size();
        this.means = inputs.stream().mapToDouble(Input::mean).toArray();
        List<String> names = inputs.stream().map(input -> input.signal().name()).toList();
        for (List<String> pair : PAIRS) {
            if (names.containsAll(pair)) {
                pairs.add(new int[] {names.indexOf(pair.getFirst()), names.indexOf(pair.getLast())});
            }
        }
    }

    int width() {
        return EACH * inputs + pairs.size();
    }

    /// The input whose story column `column` tells; a ratio tells that of its first signal.
    int inputOf(int column) {
        return column < EACH * inputs ? column % inputs : pairs.get(column - EACH * inputs)[0];
    }

    double[] next(double[] values) {
        double[] before = seen == 0 ? values : past[(int) ((seen - 1) % LONG)];
        past[(int) (seen++ % LONG)] = values.clone();
        double[] row = new double[width()];
        for (int i = 0; i < inputs; i++) {
            double longMean = mean(i, LONG);
            row[i] = values[i];
            row[inputs + i] = mean(i, SHORT);
            row[2 * inputs + i] = longMean;
            row[3 * inputs + i] = spread(i, longMean);
            row[4 * inputs + i] = finite(values[i] - before[i]);
        }
        for (int p = 0; p < pairs.size(); p++) {
            row[EACH * inputs + p] = ratio(values, pairs.get(p));
        }
        return row;
    }

    /// a / (a + b), each in units of its own mean: 0.5 is the usual ratio, and nothing divides by zero.
    private double ratio(double[] values, int[] pair) {
        double a = Math.abs(values[pair[0]]) / Math.max(1e-9, Math.abs(means[pair[0]]));
        double b = Math.abs(values[pair[1]]) / Math.max(1e-9, Math.abs(means[pair[1]]));
        return a + b > 0 && Double.isFinite(a + b) ? a / (a + b) : 0.5;
    }

    private double mean(int input, int rows) {
        int count = (int) Math.min(rows, seen);
        double sum = 0;
        for (int back = 1; back <= count; back++) {
            sum += past[(int) ((seen - back) % LONG)][input] / count;
        }
        return finite(sum);
    }

    /// Differences of values near the end of what a double holds lie beyond it; no model takes that.
    private static double finite(double value) {
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private double spread(int input, double mean) {
        int count = (int) Math.min(LONG, seen);
        double largest = 0;
        for (int back = 1; back <= count; back++) {
            largest = Math.max(largest, Math.abs(finite(past[(int) ((seen - back) % LONG)][input] - mean)));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int back = 1; back <= count; back++) {
            double deviation = finite(past[(int) ((seen - back) % LONG)][input] - mean) / largest;
            sum += deviation * deviation;
        }
        return largest * Math.sqrt(sum / count);
    }

    void reset() {
        seen = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(seen);
        for (int i = 0; i < Math.min(LONG, seen); i++) {
            for (double value : past[i]) {
                out.writeDouble(value);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        seen = in.readLong();
        if (seen < 0) {
            throw new IOException("saved state is damaged: features of %d rows".formatted(seen));
        }
        for (int i = 0; i < Math.min(LONG, seen); i++) {
            past[i] = new double[inputs];
            for (int j = 0; j < inputs; j++) {
                past[i][j] = SavedState.finite(in, "a past value");
            }
        }
    }
}
