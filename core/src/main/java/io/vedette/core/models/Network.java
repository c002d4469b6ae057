// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The layers width → 14 → 8 → 4 → 8 → 14 → width.
///
/// @param layers first to last; the last one is squashed into 0 to 1
record Network(List<Dense> layers) {
    private static final int[] HIDDEN = {14, 8, 4, 8, 14};

    Network {
        layers = List.copyOf(layers);
    }

    static Network random(int width, SplittableRandom chance) {
        List<Dense> layers = new ArrayList<>();
        int[] sizes = sizes(width);
        for (int i = 0; i + 1 < sizes.length; i++) {
            layers.add(Dense.random(sizes[i], sizes[i + 1], i + 2 == sizes.length, chance));
        }
        return new Network(layers);
    }

    private static int[] sizes(int width) {
        int[] sizes = new int[HIDDEN.length + 2];
        System.arraycopy(HIDDEN, 0, sizes, 1, HIDDEN.length);
        sizes[0] = width;
        sizes[sizes.length - 1] = width;
        return sizes;
    }

    Network copy() {
        return new Network(layers.stream().map(Dense::copy).toList());
    }

    int width() {
        return layers.getFirst().inputs();
    }

    /// Buffers for a batch: entry 0 takes the input, entry i the output of layer i; each `[unit][row]`.
    double[][][] buffers(int rows) {
        double[][][] buffers = new double[layers.size() + 1][][];
        buffers[0] = new double[width()][rows];
        for (int i = 0; i < layers.size(); i++) {
            buffers[i + 1] = new double[layers.get(i).outputs()][rows];
        }
        return buffers;
    }

    /// Fills the buffers from the input in entry 0 on; the last one then holds the reconstruction.
    void forward(double[][][] buffers, int rows) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(buffers[i], buffers[i + 1], rows);
        }
    }

    void write(DataOutput out) throws IOException {
        for (Dense layer : layers) {
            layer.write(out);
        }
    }

    static Network read(DataInput in, int width) throws IOException {
        List<Dense> layers = new ArrayList<>();
        int[] sizes = sizes(width);
        for (int i = 0; i + 1 < sizes.length; i++) {
            layers.add(Dense.read(in, sizes[i], sizes[i + 1], i + 2 == sizes.length));
        }
        return new Network(layers);
    }
}
