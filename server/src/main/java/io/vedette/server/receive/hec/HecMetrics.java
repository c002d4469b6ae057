// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HttpIntake.Arrival;
import io.vedette.server.receive.LabelEdges;
import io.vedette.server.receive.LabelLimits;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.SeriesIndex;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/// The numbers of metric events become samples, within the limits of series.
///
/// - **State:** safe for many threads.
final class HecMetrics {
    private final SeriesIndex index;
    private final EntityNames names;
    private final ReceiveLimits limits;

    HecMetrics(SeriesIndex index, EntityNames names, ReceiveLimits limits) {
        this.index = index;
        this.names = names;
        this.limits = limits;
    }

    void take(HecEvent event, Arrival arrival, Harvest harvest) {
        event.metrics().forEach((metric, text) -> {
            OptionalDouble value = number(text);
            if (value.isEmpty()) {
                harvest.fault("malformed", metric + " is no number");
            } else if (Double.isFinite(value.getAsDouble())) {
                take(metric, value.getAsDouble(), event, arrival, harvest);
            } else {
                harvest.leftOut().passOver("not-finite");
            }
        });
    }

    private void take(String metric, double value, HecEvent event, Arrival arrival, Harvest harvest) {
        String spelt = metric + '\n' + arrival.peer().id() + '\n' + event.labels();
        byte[] key = spelt.getBytes(StandardCharsets.UTF_8);
        try {
            SeriesIndex.Place place =
                    index.take(arrival.sender(), key, key.length, () -> series(metric, event, arrival));
            harvest.take(new Sample(place.series(), event.nanos(), value));
        } catch (SeriesIndex.Unusable unusable) {
            harvest.fault(unusable.reason(), unusable.example());
        }
    }

    private SeriesIndex.Made series(String metric, HecEvent event, Arrival arrival) throws SeriesIndex.Unusable {
        EntityNames.Named named = names.ofNumber(event.labels(), arrival.peer());
        LabelLimits.check(limits, metric, named.rest());
        Series series = Series.of(named.entity(), metric, named.rest(), MetricKind.GAUGE);
        return new SeriesIndex.Made(series, LabelEdges.of(event.labels()));
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }
}
