// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import com.amazon.randomcutforest.RandomCutForest;
import io.vedette.core.models.Progress;
import io.vedette.core.models.VectorScore;
import io.vedette.core.models.WindowVectors;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How much a vector would displace in trees of random cuts through samples of the training vectors.
///
/// The library's forest learns on as it goes; here it is kept as training left it, because a model is shared, replayed
/// and compared, and because its state is most of a megabyte. What is written are the vectors it was fed and the seed;
/// a forest that is read is grown anew from them.
///
/// - **Out:** 0 or more; about 1 on usual vectors.
/// - **Cost:** see `bench train`; reading costs what fitting costs. 4 bytes an entry of at most 2,048 vectors in the
///   file, some megabytes in memory.
/// - **State:** one vector at a time is judged, the library does not say whether two may be. The same seed gives the
///   same forest.
/// - **Source:** S. Guha, N. Mishra, G. Roy & O. Schrijvers, *Robust random cut forest based anomaly detection on
///   streams*, ICML 2016; `software.amazon.randomcutforest`.
final class CutForest implements VectorScore {
    private static final int FED = 2048;
    private static final int TREES = 50;
    private static final int SAMPLE = 256;

    private final long seed;
    private final float[][] fed;
    private final RandomCutForest forest;

    private CutForest(long seed, float[][] fed, Progress progress) {
        this.seed = seed;
        this.fed = fed;
        this.forest = RandomCutForest.builder()
                .dimensions(fed[0].length)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .timeDecay(0)
                .randomSeed(seed)
                .parallelExecutionEnabled(false)
                .outputAfter(1)
                .build();
        for (int i = 0; i < fed.length; i++) {
            forest.update(fed[i].clone());
            progress.step(i + 1, fed.length, Double.NaN);
        }
    }

    static CutForest fit(WindowVectors vectors, long seed, Progress progress) {
        double[][] sample = vectors.sample(FED);
        float[][] fed = new float[sample.length][];
        for (int i = 0; i < fed.length; i++) {
            fed[i] = floats(sample[i]);
        }
        return new CutForest(seed, fed, progress);
    }

    private static float[] floats(double[] vector) {
        float[] floats = new float[vector.length];
        for (int a = 0; a < floats.length; a++) {
            floats[a] = (float) vector[a];
        }
        return floats;
    }

    @Override
    public double of(double[] vector) {
        synchronized (forest) {
            return forest.getAnomalyScore(floats(vector));
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(seed);
        out.writeInt(fed.length);
        for (float[] vector : fed) {
            for (float value : vector) {
                out.writeFloat(value);
            }
        }
    }

    static CutForest read(DataInput in, int dimension) throws IOException {
        long seed = in.readLong();
        float[][] fed = new float[Bytes.count(in, "vectors", FED)][dimension];
        for (float[] vector : fed) {
            for (int a = 0; a < dimension; a++) {
                vector[a] = in.readFloat();
                if (!Float.isFinite(vector[a])) {
                    throw new IOException("model is damaged: a vector held " + vector[a]);
                }
            }
        }
        return new CutForest(seed, fed, Progress.SILENT);
    }
}
