// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.models.Progress;
import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// A progress bar on standard error, with the held-out loss beside it. Silent where nobody watches.
final class Bar implements Progress, AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Bar(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Bar open() {
        Console console = System.console();
        boolean watched = console != null && console.isTerminal();
        return new Bar(
                watched
                        ? new ProgressBarBuilder()
                                .setTaskName("learning")
                                .setUpdateIntervalMillis(100)
                                .hideEta()
                                .build()
                        : null);
    }

    @Override
    public void step(int done, int total, double loss) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
            bar.setExtraMessage(Double.isNaN(loss) ? "" : "loss %.6f".formatted(loss));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
