// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.models.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// A progress bar on standard error, with the held-out loss beside it. Silent where nobody watches.
final class Bar implements Progress, AutoCloseable {
    private final boolean seen = System.console() != null && System.getenv("NO_COLOR") == null;
    private final ProgressBar bar = new ProgressBarBuilder()
            .setTaskName("learning")
            .setUpdateIntervalMillis(100)
            .hideEta()
            .build();

    private Bar() {}

    static Bar open() {
        return new Bar();
    }

    @Override
    public void step(int done, int total, double loss) {
        if (seen) {
            bar.maxHint(total);
            bar.stepTo(done);
            bar.setExtraMessage(Double.isNaN(loss) ? "" : "loss %.6f".formatted(loss));
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
