// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// How the autoencoder is trained.
///
/// @param epochs       passes over the training part at most
/// @param batch        rows in one step of the optimiser
/// @param learningRate step size of Adam
/// @param heldOut      share of the rows, the last ones, that judge the training and never teach; above 0, below 0.5
/// @param patience     epochs without a better held-out loss after which a start ends
/// @param starts       random starts; the one with the best held-out loss is kept, because a narrow bottleneck of
///                     rectifiers may die with the wrong one
/// @param seed         where all chance comes from
public record AutoencoderSettings(
        int epochs, int batch, double learningRate, double heldOut, int patience, int starts, long seed) {
    public static final AutoencoderSettings DEFAULT = new AutoencoderSettings(20, 64, 0.003, 0.2, 5, 3, 1);

    public AutoencoderSettings {
        require(epochs >= 1 && epochs <= 10_000, "epochs must be 1 to 10000, was " + epochs);
        require(batch >= 1 && batch <= 4096, "batch must be 1 to 4096, was " + batch);
        require(learningRate > 0 && learningRate < 1, "learningRate must lie between 0 and 1, was " + learningRate);
        require(heldOut > 0 && heldOut < 0.5, "heldOut must be above 0 and below 0.5, was " + heldOut);
        require(patience >= 1, "patience must be 1 or more, was " + patience);
        require(starts >= 1 && starts <= 100, "starts must be 1 to 100, was " + starts);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    public AutoencoderSettings withSeed(long other) {
        return new AutoencoderSettings(epochs, batch, learningRate, heldOut, patience, starts, other);
    }

    public AutoencoderSettings withEpochs(int count) {
        return new AutoencoderSettings(count, batch, learningRate, heldOut, patience, starts, seed);
    }

    public AutoencoderSettings withStarts(int count) {
        return new AutoencoderSettings(epochs, batch, learningRate, heldOut, patience, count, seed);
    }
}
