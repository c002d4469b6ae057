// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
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
import io.vedette.server.receive.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// What the points of a request come to.
///
/// What grows since a start is a total. What was told as a difference is divided by its time and becomes a rate, which
/// needs no memory and stays right when a request comes twice. A distribution becomes its count, its sum, and quantiles
/// of what was added to it.
///
/// - **State:** confined to its request.
final class Points {
    private static final int DELTA = 1;
    private static final double[] SHARES = {0.5, 0.9, 0.99};
    private static final String[] SHARE_NAMES = {"_p50", "_p90", "_p99"};

    /// What all requests have in common.
    record Setting(SeriesIndex index, EntityNames names, ReceiveLimits limits) {}

    /// Who sent it, when it came, what is taken, and what is not.
    record Request(Sender sender, long arrivalNanos, TimeWindow window, LeftOut leftOut) {}

    private final Setting setting;
    private final Request request;
    private final List<Sample> samples;
    private final LabelKey key = new LabelKey();
    private final Point point = new Point(key);
    private Resource resource;
    private byte[] bytes = {};
    private String scope = "";
    private byte[] scopeBytes = {};
    private String metric = "";
    private byte[] metricBytes = {};
    private String unit = "";
    private Shape shape = Shape.GAUGE;
    private boolean delta;
    private boolean monotonic;

    Points(Setting setting, Request request, Resource nobody, int bytes) {
        this.setting = setting;
        this.request = request;
        this.resource = nobody;
        this.samples = new ArrayList<>(16 + bytes / 100);
    }

    List<Sample> samples() {
        return samples;
    }

    void resource(Resource of) {
        resource = of;
    }

    void scope(String name) {
        scope = name;
        scopeBytes = name.getBytes(StandardCharsets.UTF_8);
    }

    void metric(String name, String ucum) {
        metric = name;
        metricBytes = name.getBytes(StandardCharsets.UTF_8);
        unit = ucum;
    }

    void family(Shape of, long temporality, boolean grows) {
        shape = of;
        delta = temporality == DELTA;
        monotonic = grows;
    }

    void point(Wire wire) throws Wire.Broken {
        bytes = wire.bytes();
        key.clear();
        key.add(resource.key(), 0, resource.key().length);
        key.add(scopeBytes, 0, scopeBytes.length);
        key.add(metricBytes, 0, metricBytes.length);
        switch (shape) {
            case GAUGE, SUM -> point.number(wire);
            case HISTOGRAM -> point.histogram(wire);
            case EXPONENTIAL -> point.exponential(wire);
            case SUMMARY -> point.summary(wire);
        }
        if (!point.isRecorded()) {
            request.leftOut().passOver("no-value");
            return;
        }
        long nanos = point.time() == 0 ? request.arrivalNanos() : point.time();
        if (!request.window().holds(nanos)) {
            request.leftOut().fault(request.window().fault(nanos), metric + " " + TimeWindow.text(nanos));
            return;
        }
        try {
            take(nanos);
        } catch (SeriesIndex.Unusable unusable) {
            request.leftOut().fault(unusable.reason(), unusable.example());
        }
    }

    private void take(long nanos) throws SeriesIndex.Unusable {
        switch (shape) {
            case GAUGE -> level("", 0, nanos, point.value());
            case SUM -> sum(nanos);
            case HISTOGRAM -> distribution(nanos, point.explicit());
            case EXPONENTIAL -> distribution(nanos, point.buckets());
            case SUMMARY -> {
                total("_count", 1, nanos, point.value(), "");
                total("_sum", 2, nanos, point.sum(), unit);
                double[] quantiles = point.quantiles();
                for (int i = 0; i + 1 < quantiles.length && i < 40; i += 2) {
                    level("_p" + percent(quantiles[i]), 16 + i, nanos, quantiles[i + 1]);
                }
            }
        }
    }

    /// `99` for 0.99, `99_9` for 0.999.
    private static String percent(double share) {
        String text = java.math.BigDecimal.valueOf(share * 100)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        return text.replace('.', '_');
    }

    private void sum(long nanos) throws SeriesIndex.Unusable {
        if (monotonic) {
            total("", 0, nanos, point.value(), unit);
        } else if (delta) {
            SeriesIndex.Place place = place("", 0, MetricKind.GAUGE, Unit.level(unit));
            add(place, nanos, place.summed(point.value()));
        } else {
            level("", 0, nanos, point.value());
        }
    }

    private void distribution(long nanos, Buckets buckets) throws SeriesIndex.Unusable {
        SeriesIndex.Place counts = total("_count", 1, nanos, point.value(), "");
        if (point.hasSum()) {
            total("_sum", 2, nanos, point.sum(), unit);
        }
        Buckets fresh = delta ? buckets : counts.grown(buckets);
        for (int i = 0; i < SHARES.length && fresh.total() > 0; i++) {
            level(SHARE_NAMES[i], 3 + i, nanos, fresh.quantile(SHARES[i]));
        }
    }

    private void level(String suffix, int mark, long nanos, double value) throws SeriesIndex.Unusable {
        add(place(suffix, mark, MetricKind.GAUGE, Unit.level(unit)), nanos, value);
    }

    private SeriesIndex.Place total(String suffix, int mark, long nanos, double value, String of)
            throws SeriesIndex.Unusable {
        SeriesIndex.Place place = place(suffix, mark, delta ? MetricKind.GAUGE : MetricKind.COUNTER, Unit.rate(of));
        double seconds = point.span() / 1e9;
        add(place, nanos, delta && seconds > 0 ? value / seconds : value);
        return place;
    }

    private void add(SeriesIndex.Place place, long nanos, double value) {
        if (Double.isFinite(value)) {
            samples.add(new Sample(place.series(), nanos, value));
        } else {
            request.leftOut().passOver("not-finite");
        }
    }

    private SeriesIndex.Place place(String suffix, int mark, MetricKind kind, String ofUnit)
            throws SeriesIndex.Unusable {
        key.mark(kind == MetricKind.COUNTER ? mark : mark | 0x80);
        try {
            return setting.index()
                    .take(request.sender(), key.bytes(), key.length(), () -> series(suffix, kind, ofUnit));
        } finally {
            key.unmark();
        }
    }

    private SeriesIndex.Made series(String suffix, MetricKind kind, String ofUnit) throws SeriesIndex.Unusable {
        if (metric.isBlank()) {
            throw new SeriesIndex.Unusable("no-name", "a metric without a name");
        }
        SortedMap<String, String> labels = attributes();
        labels.putAll(resource.instance());
        List<Edge> edges = LabelEdges.of(labels);
        Entity entity = resource.ofNumbers();
        SortedMap<String, String> rest = labels;
        if (!resource.named()) {
            EntityNames.Named named = setting.names().ofNumber(labels, entity);
            entity = named.entity();
            rest = named.rest();
        }
        if (!scope.isEmpty()) {
            rest.put("scope", scope);
        }
        LabelLimits.check(setting.limits(), metric, rest);
        return new SeriesIndex.Made(new Series(entity, metric + suffix, Labels.of(rest), kind, ofUnit), edges);
    }

    private SortedMap<String, String> attributes() throws SeriesIndex.Unusable {
        try {
            return point.attributes(bytes, setting.limits().depth());
        } catch (Wire.Broken broken) {
            throw new SeriesIndex.Unusable("malformed-attribute", metric + ": " + broken.getMessage());
        }
    }
}
