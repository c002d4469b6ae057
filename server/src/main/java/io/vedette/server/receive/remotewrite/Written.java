// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.Buckets;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LabelEdges;
import io.vedette.server.receive.LabelKey;
import io.vedette.server.receive.LabelLimits;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.SeriesIndex;
import io.vedette.server.receive.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// What a request comes to: its samples, and how many of each sort there were.
///
/// - **State:** confined to its request.
final class Written {
    private static final Entity NOBODY = new Entity("source", "remote-write");
    private static final double[] SHARES = {0.5, 0.9, 0.99};
    private static final String[] SHARE_NAMES = {"_p50", "_p90", "_p99"};

    /// What all requests have in common.
    record Setting(SeriesIndex index, EntityNames names, ReceiveLimits limits) {}

    private final Setting setting;
    private final Sender sender;
    private final TimeWindow window;
    private final LeftOut leftOut;
    private final List<Sample> observations;
    private final LabelKey key = new LabelKey();
    private int samples;
    private int histograms;

    Written(Setting setting, Sender sender, TimeWindow window, LeftOut leftOut, int bytes) {
        this.setting = setting;
        this.sender = sender;
        this.window = window;
        this.leftOut = leftOut;
        this.observations = new ArrayList<>(16 + bytes / 120);
    }

    List<Sample> observations() {
        return observations;
    }

    /// Samples that the sender need not send again.
    int samples() {
        return samples;
    }

    int histograms() {
        return histograms;
    }

    /// The labels of the series that is read now.
    LabelKey key() {
        return key;
    }

    /// The place of that series.
    ///
    /// @param stamp changes when `kinds` would say something else
    SeriesIndex.Place place(int stamp, Function<String, MetricKind> kinds) throws SeriesIndex.Unusable {
        SeriesIndex.Place place = setting.index().take(sender, key.bytes(), key.length(), () -> series("", kinds));
        if (place.stamp() != stamp) {
            Series known = place.series();
            MetricKind kind = kinds.apply(known.metric());
            if (known.kind() != kind) {
                place.become(new Series(known.entity(), known.metric(), known.labels(), kind, known.unit()));
            }
            place.stamp(stamp);
        }
        return place;
    }

    private SeriesIndex.Made series(String suffix, Function<String, MetricKind> kinds) throws SeriesIndex.Unusable {
        SortedMap<String, String> labels = key.labels();
        String name = labels.remove("__name__");
        if (name == null) {
            throw new SeriesIndex.Unusable("no-name", labels.toString());
        }
        EntityNames.Named named = setting.names().ofNumber(labels, NOBODY);
        LabelLimits.check(setting.limits(), name, named.rest());
        Series series = Series.of(named.entity(), name + suffix, named.rest(), kinds.apply(name + suffix));
        return new SeriesIndex.Made(series, LabelEdges.of(labels));
    }

    void sample(SeriesIndex.Place place, long millis, double value) {
        long nanos = nanos(millis);
        if (!window.holds(nanos)) {
            leftOut.fault(window.fault(nanos), TimeWindow.text(nanos));
            return;
        }
        samples++;
        add(place, nanos, value);
    }

    private static long nanos(long millis) {
        return Math.clamp(millis, Long.MIN_VALUE / 1_000_000, Long.MAX_VALUE / 1_000_000) * 1_000_000;
    }

    private void add(SeriesIndex.Place place, long nanos, double value) {
        if (Double.isFinite(value)) {
            observations.add(new Sample(place.series(), nanos, value));
        } else {
            leftOut.passOver("not-finite");
        }
    }

    void histogram(NativeHistogram histogram) {
        long nanos = nanos(histogram.millis());
        if (!window.holds(nanos)) {
            leftOut.fault(window.fault(nanos), TimeWindow.text(nanos));
            return;
        }
        MetricKind kind = histogram.isGauge() ? MetricKind.GAUGE : MetricKind.COUNTER;
        try {
            SeriesIndex.Place counts = part("_count", 0, kind);
            add(counts, nanos, histogram.count());
            add(part("_sum", 1, kind), nanos, histogram.sum());
            Buckets buckets = histogram.buckets();
            Buckets fresh = histogram.isGauge() ? buckets : counts.grown(buckets);
            for (int i = 0; i < SHARES.length && fresh.total() > 0; i++) {
                add(part(SHARE_NAMES[i], 2 + i, MetricKind.GAUGE), nanos, fresh.quantile(SHARES[i]));
            }
            histograms++;
        } catch (SeriesIndex.Unusable unusable) {
            leftOut.fault(unusable.reason(), unusable.example());
        }
    }

    private SeriesIndex.Place part(String suffix, int mark, MetricKind kind) throws SeriesIndex.Unusable {
        key.mark(mark);
        try {
            return setting.index().take(sender, key.bytes(), key.length(), () -> series(suffix, _ -> kind));
        } finally {
            key.unmark();
        }
    }

    void unusable(SeriesIndex.Unusable why, int items) {
        if (items > 0) {
            leftOut.fault(why.reason(), items, why.example());
        }
    }
}
