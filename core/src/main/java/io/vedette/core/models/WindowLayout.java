// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// How the rows of a window become one vector: which entries belong to which input, and which rows each entry sums.
///
/// An input that takes more than two values keeps its rows one by one, and so does one that is alone; any other switch
/// or constant is told by the means of eight blocks. Either way an input weighs the same: an entry of m rows is their
/// mean times sqrt(m·8/window).
///
/// - **State:** immutable.
public final class WindowLayout {
    // Blocks shrink when the vector would pass MAX_DIMENSION, the larger group first: the covariance costs its square.
    static final int MAX_DIMENSION = 1024;
    private static final int STATE_BLOCKS = 8;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 125;

    private final int window;
    private final boolean[] moves;
    private final int[] movingEdges;
    private final int[] stateEdges;
    private final int[] offsets;

    private WindowLayout(int window, boolean[] moves, int movingBlocks, int stateBlocks) {
        this.window = window;
        this.moves = moves;
        this.movingEdges = edges(window, movingBlocks);
        this.stateEdges = edges(window, stateBlocks);
        this.offsets = new int[moves.length + 1];
        for (int j = 0; j < moves.length; j++) {
            offsets[j + 1] = offsets[j] + blocks(j);
        }
    }

    /// @param window rows of a window; 0 to choose it from the number of inputs that move
    static WindowLayout of(double[][] rows, int window) {
        int width = rows[0].length;
        if (width > MAX_DIMENSION) {
            throw new IllegalArgumentException("width must be 1 to " + MAX_DIMENSION + ", was " + width);
        }
        boolean[] moves = new boolean[width];
        int moving = 0;
        for (int j = 0; j < width; j++) {
            moves[j] = width == 1 || hasThreeValues(rows, j);
            moving += moves[j] ? 1 : 0;
        }
        int length = window > 0 ? window : chosenWindow(moving, rows.length);
        int movingBlocks = length;
        int stateBlocks = Math.min(STATE_BLOCKS, length);
        while (moving * movingBlocks + (width - moving) * stateBlocks > MAX_DIMENSION) {
            boolean shrinkMoving =
                    movingBlocks > 1 && (stateBlocks == 1 || moving * movingBlocks >= (width - moving) * stateBlocks);
            movingBlocks -= shrinkMoving ? 1 : 0;
            stateBlocks -= shrinkMoving ? 0 : 1;
        }
        return new WindowLayout(length, moves, movingBlocks, stateBlocks);
    }

    /// Each row of each input an entry of its own, whatever they are.
    static WindowLayout plain(int width, int window) {
        boolean[] moves = new boolean[width];
        Arrays.fill(moves, true);
        return new WindowLayout(window, moves, window, 1);
    }

    /// Short where many inputs move together (servers), long where one carries the story (telemetry). Measured
    /// below 2 and above 16 moving inputs, and at 7: there 36 rows, 256 / 7, found a broken correlation after 9 to
    /// 20 steps of 15 s, and 17 rows after 8 to 11, with no more false alarms. One input is learnt from fewer
    /// rows: a quarter of 500 rather than an eighth is 0.82 rather than 0.79 on TSB-AD U.
    private static int chosenWindow(int moving, int rows) {
        int best = Math.clamp(LONGEST / Math.max(1, moving), SHORTEST, LONGEST);
        return Math.max(1, Math.min(best, rows / (moving == 1 ? 4 : 8)));
    }

    private static boolean hasThreeValues(double[][] rows, int j) {
        Set<Double> seen = new HashSet<>();
        for (double[] row : rows) {
            if (seen.add(row[j] + 0.0) && seen.size() > 2) {
                return true;
            }
        }
        return false;
    }

    private static int[] edges(int window, int blocks) {
        int[] edges = new int[blocks + 1];
        for (int k = 0; k <= blocks; k++) {
            edges[k] = (int) ((long) window * k / blocks);
        }
        return edges;
    }

    public int window() {
        return window;
    }

    public int width() {
        return moves.length;
    }

    /// Inputs that take more than two values.
    int moving() {
        int moving = 0;
        for (boolean each : moves) {
            moving += each ? 1 : 0;
        }
        return moving;
    }

    /// Entries of a window's vector.
    public int dimension() {
        return offsets[moves.length];
    }

    /// The first entry of input `j`.
    public int offset(int j) {
        return offsets[j];
    }

    /// Where each input's entries begin, and the end. Shared, not to be written to.
    int[] offsets() {
        return offsets;
    }

    /// Entries of input `j`.
    public int blocks(int j) {
        return edgesOf(j).length - 1;
    }

    /// Block k of input `j` covers rows `edgesOf(j)[k]` to before `edgesOf(j)[k + 1]` of the window.
    public int[] edgesOf(int j) {
        return moves[j] ? movingEdges : stateEdges;
    }

    /// What the sum over a block of `rows` rows is multiplied by.
    public double factor(int rows) {
        return Math.sqrt(rows * 8.0 / window) / rows;
    }

    /// The entries of input `j` in a window in which it is `value` throughout.
    double[] constant(int j, double value) {
        int[] edges = edgesOf(j);
        double[] entries = new double[edges.length - 1];
        for (int k = 0; k < entries.length; k++) {
            int rows = edges[k + 1] - edges[k];
            entries[k] = value * rows * factor(rows);
        }
        return entries;
    }

    /// Running sums of each input over a stretch of rows: entry t of input j is the sum before row t.
    double[][] sums(double[][] scaled, int from, int to) {
        double[][] sums = new double[moves.length][to - from + 1];
        for (int t = from; t < to; t++) {
            double[] row = scaled[t];
            for (int j = 0; j < row.length; j++) {
                sums[j][t - from + 1] = sums[j][t - from] + row[j];
            }
        }
        return sums;
    }

    /// The vector of the window that starts at entry `start` of the sums.
    void fill(double[][] sums, int start, double[] vector) {
        for (int j = 0; j < moves.length; j++) {
            int[] edges = edgesOf(j);
            double[] sum = sums[j];
            int at = offsets[j];
            for (int k = 0; k < edges.length - 1; k++) {
                int first = start + edges[k];
                int end = start + edges[k + 1];
                vector[at + k] = (sum[end] - sum[first]) * factor(end - first);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(moves.length);
        out.writeInt(window);
        out.writeInt(movingEdges.length - 1);
        out.writeInt(stateEdges.length - 1);
        for (boolean each : moves) {
            out.writeBoolean(each);
        }
    }

    static WindowLayout read(DataInput in) throws IOException {
        int width = Parts.count(in, "width", 1, MAX_DIMENSION);
        int window = Parts.count(in, "window", 1, WhitenedWindowsSettings.MAX_WINDOW);
        int movingBlocks = Parts.count(in, "blocks of a moving input", 1, window);
        int stateBlocks = Parts.count(in, "blocks of a state", 1, window);
        boolean[] moves = new boolean[width];
        int dimension = 0;
        for (int j = 0; j < width; j++) {
            moves[j] = in.readBoolean();
            dimension += moves[j] ? movingBlocks : stateBlocks;
        }
        if (dimension > MAX_DIMENSION) {
            throw new IOException("model is damaged: dimension must be 1 to 1024, was " + dimension);
        }
        return new WindowLayout(window, moves, movingBlocks, stateBlocks);
    }
}
