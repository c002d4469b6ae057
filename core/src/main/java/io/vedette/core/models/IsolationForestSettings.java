// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// How the isolation forest is grown.
///
/// @param trees  1 to 1,000
/// @param sample rows each tree is grown from, 2 to 4,096
/// @param seed   where all chance comes from
public record IsolationForestSettings(int trees, int sample, long seed) {
    /// The paper's: more of either changes little.
    public static final IsolationForestSettings DEFAULT = new IsolationForestSettings(100, 256, 1);

    static final int MAX_TREES = 1000;
    static final int MAX_SAMPLE = 4096;

    public IsolationForestSettings {
        if (trees < 1 || trees > MAX_TREES) {
            throw new IllegalArgumentException("trees must be 1 to " + MAX_TREES + ", was " + trees);
        }
        if (sample < 2 || sample > MAX_SAMPLE) {
            throw new IllegalArgumentException("sample must be 2 to " + MAX_SAMPLE + ", was " + sample);
        }
    }

    public IsolationForestSettings withSeed(long other) {
        return new IsolationForestSettings(trees, sample, other);
    }
}
