// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One stream of rows under kindred windows.
final class KindredJudge implements Model.Judge {
    private final WhitenedWindows whitened;
    private final Strangeness strangeness;
    private final WindowNews news;

    /// How strange the newest row is, by its news and the last scaled rows.
    @FunctionalInterface
    interface Strangeness {
        double of(double news, double[][] recent);
    }

    KindredJudge(WhitenedWindows whitened, Strangeness strangeness) {
        this.whitened = whitened;
        this.strangeness = strangeness;
        this.news = new WindowNews(whitened);
    }

    @Override
    public double next(double[] row) {
        double now = news.next(whitened.scale().scaled(row, Rows.CLIP));
        return news.recent().isFull() ? strangeness.of(now, news.recent().rows()) : Double.NaN;
    }

    @Override
    public Model.Explanation explain() {
        return whitened.reasons()
                .explain(
                        whitened.scale(),
                        whitened.whitening().mean(),
                        news.recent().toExplain());
    }

    @Override
    public void reset() {
        news.reset();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        news.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        news.restore(in);
    }
}
