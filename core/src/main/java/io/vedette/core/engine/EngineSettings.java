// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import java.time.Duration;

/// How the engine runs.
///
/// @param snapshotEvery time between two snapshots: what a crash makes it do again
/// @param batches       batches read from the Journal at a time
public record EngineSettings(Duration snapshotEvery, int batches) {
    public static final EngineSettings DEFAULT = new EngineSettings(Duration.ofSeconds(30), 256);

    public EngineSettings {
        if (!snapshotEvery.isPositive()) {
            throw new IllegalArgumentException("engine.snapshotEvery must be positive, was " + snapshotEvery);
        }
        if (batches < 1 || batches > 100_000) {
            throw new IllegalArgumentException("engine.batches must be 1 to 100000, was " + batches);
        }
    }
}
