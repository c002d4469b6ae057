// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What the newest row is beyond what its window foretells, over the last sixteen rows.
///
/// - **In:** scaled rows in time order.
/// - **Out:** squared innovations, smoothed exponentially; `NaN` until the window is full.
/// - **Cost:** d²/2 for a window's vector of d entries.
/// - **Source:** the last entry of L⁻¹·v is the error of the best linear prediction of the newest value from those
///   before it, in its deviations (the innovations form of a Gaussian process).
final class WindowNews {
    // Smoothed over 8, 16, 32, 48 rows: 0.53, 0.58, 0.59, 0.58 VUS-PR on TSB-AD U alone, 0.67 each in company.
    private static final double MEMORY = 16;

    private final WindowLayout layout;
    private final Whitening whitening;
    private final RecentRows recent;
    private final double[] vector;
    private double news;

    WindowNews(WhitenedWindows windows) {
        this.layout = windows.layout();
        this.whitening = windows.whitening();
        this.recent = new RecentRows(layout);
        this.vector = new double[layout.dimension()];
    }

    double next(double[] scaled) {
        if (!recent.takeScaled(scaled)) {
            return Double.NaN;
        }
        recent.fill(layout, vector);
        for (int a = 0; a < vector.length; a++) {
            vector[a] -= whitening.mean()[a];
        }
        double[] innovations = whitening.root().forward(vector);
        double now = 0;
        for (int j = 0; j < layout.width(); j++) {
            double newest = innovations[layout.offset(j + 1) - 1];
            now += newest * newest;
        }
        news += (now - news) / MEMORY;
        return news;
    }

    RecentRows recent() {
        return recent;
    }

    void reset() {
        recent.clear();
        news = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(news);
        recent.save(out);
    }

    void restore(DataInput in) throws IOException {
        news = Parts.finite(in, "news of the judge", 1)[0];
        recent.restore(in);
    }
}
