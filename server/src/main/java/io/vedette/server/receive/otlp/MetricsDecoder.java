// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.Wire;
import java.util.List;

/// `ExportMetricsServiceRequest` to samples.
///
/// - **Cost:** two passes over the bytes of a metric; a sample of a known series makes one object.
/// - **Source:** opentelemetry-proto 1.x, `metrics.proto`.
/// - **State:** safe for many threads.
final class MetricsDecoder {
    private final Resources resources;
    private final int depth;

    MetricsDecoder(Resources resources, int depth) {
        this.resources = resources;
        this.depth = depth;
    }

    List<Sample> decode(Body body, Points points) throws Wire.Broken {
        Wire wire = new Wire(body.bytes(), body.length(), depth);
        while (wire.next()) {
            if (wire.field() == 1) {
                resource(wire, points);
            } else {
                wire.skip();
            }
        }
        return points.samples();
    }

    private void resource(Wire wire, Points points) throws Wire.Broken {
        int end = wire.enter();
        points.resource(resources.in(wire));
        while (wire.next()) {
            if (wire.field() == 2) {
                scope(wire, points);
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
    }

    private static void scope(Wire wire, Points points) throws Wire.Broken {
        int end = wire.enter();
        int from = wire.at();
        points.scope("");
        while (wire.next()) {
            if (wire.field() == 1) {
                points.scope(name(wire));
            } else {
                wire.skip();
            }
        }
        wire.goTo(from);
        while (wire.next()) {
            if (wire.field() == 2) {
                metric(wire, points);
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
    }

    private static String name(Wire wire) throws Wire.Broken {
        String name = "";
        int end = wire.enter();
        while (wire.next()) {
            if (wire.field() == 1) {
                name = wire.text();
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
        return name;
    }

    private static void metric(Wire wire, Points points) throws Wire.Broken {
        int end = wire.enter();
        int from = wire.at();
        points.metric("", "");
        String unit = "";
        String name = "";
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> name = wire.text();
                case 3 -> unit = wire.text();
                default -> wire.skip();
            }
        }
        points.metric(name, unit);
        wire.goTo(from);
        while (wire.next()) {
            switch (wire.field()) {
                case 5 -> family(wire, points, Shape.GAUGE);
                case 7 -> family(wire, points, Shape.SUM);
                case 9 -> family(wire, points, Shape.HISTOGRAM);
                case 10 -> family(wire, points, Shape.EXPONENTIAL);
                case 11 -> family(wire, points, Shape.SUMMARY);
                default -> wire.skip();
            }
        }
        wire.leave(end);
    }

    /// Whether points are sums may be said behind them, so that is found first.
    private static void family(Wire wire, Points points, Shape shape) throws Wire.Broken {
        int end = wire.enter();
        int from = wire.at();
        long temporality = 0;
        boolean monotonic = false;
        while (wire.next()) {
            switch (wire.field()) {
                case 2 -> temporality = wire.number();
                case 3 -> monotonic = wire.number() != 0;
                default -> wire.skip();
            }
        }
        points.family(shape, temporality, monotonic);
        wire.goTo(from);
        while (wire.next()) {
            if (wire.field() == 1) {
                points.point(wire);
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
    }
}
