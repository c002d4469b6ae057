// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One stream of rows under kindred windows.
final class KindredJudge implements Model.Judge {
    private final KindredWindows model;
    private final WindowNews news;

    KindredJudge(KindredWindows model) {
        this.model = model;
        this.news = new WindowNews(model.whitened());
    }

    @Override
    public double next(double[] row) {
        double now = news.next(KindredWindows.scaled(model.whitened().scale(), row));
        return news.isFull() ? model.atOnce(now, news.recent()) : Double.NaN;
    }

    @Override
    public Model.Explanation explain() {
        if (!news.isFull()) {
            throw new IllegalStateException(
                    "window must be full to explain, held %d of %d rows".formatted(news.held(), model.window()));
        }
        WhitenedWindows whitened = model.whitened();
        return whitened.reasons().explain(whitened.scale(), whitened.whitening().mean(), news.recent());
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
