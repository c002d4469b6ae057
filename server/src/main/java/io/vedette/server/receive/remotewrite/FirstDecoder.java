// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.MetricKind;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.SeriesIndex;
import io.vedette.server.receive.Wire;
import java.util.function.Function;

/// `prometheus.WriteRequest`, version 1.0: each series spells its labels.
///
/// - **Cost:** two passes over the bytes of a series; a sample of a known series makes one object.
/// - **Source:** the specification of remote-write 1.0, and `types.proto` of Prometheus.
/// - **State:** safe for many threads.
final class FirstDecoder {
    private static final int DEPTH = 8;

    private final Families families;
    private final Function<String, MetricKind> kinds;

    FirstDecoder(Families families) {
        this.families = families;
        this.kinds = families::kindOf;
    }

    void decode(Body body, Written into) throws Wire.Broken {
        Wire wire = new Wire(body.bytes(), body.length(), DEPTH);
        NativeHistogram histogram = new NativeHistogram();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> series(wire, into, histogram);
                case 3 -> metadata(wire);
                default -> wire.skip();
            }
        }
    }

    private void series(Wire wire, Written into, NativeHistogram histogram) throws Wire.Broken {
        into.key().clear();
        int end = wire.enter();
        int from = wire.at();
        int items = 0;
        boolean samples = false;
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> label(wire, into);
                case 2 -> {
                    samples = true;
                    items++;
                    wire.skip();
                }
                case 4 -> {
                    items++;
                    wire.skip();
                }
                default -> wire.skip();
            }
        }
        wire.goTo(from);
        try {
            values(wire, into, samples, histogram);
        } catch (SeriesIndex.Unusable unusable) {
            into.unusable(unusable, items);
        }
        wire.leave(end);
    }

    private static void label(Wire wire, Written into) throws Wire.Broken {
        int name = 0;
        int nameLength = 0;
        int value = 0;
        int valueLength = 0;
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> {
                    nameLength = wire.run();
                    name = wire.at() - nameLength;
                }
                case 2 -> {
                    valueLength = wire.run();
                    value = wire.at() - valueLength;
                }
                default -> wire.skip();
            }
        }
        wire.leave(end);
        into.key().add(wire.bytes(), name, nameLength);
        into.key().add(wire.bytes(), value, valueLength);
    }

    private void values(Wire wire, Written into, boolean samples, NativeHistogram histogram)
            throws Wire.Broken, SeriesIndex.Unusable {
        SeriesIndex.Place place = samples ? into.place(families.version(), kinds) : null;
        while (wire.next()) {
            if (wire.field() == 2 && place != null) {
                sample(wire, into, place);
            } else if (wire.field() == 4) {
                histogram.read(wire);
                into.histogram(histogram);
            } else {
                wire.skip();
            }
        }
    }

    static void sample(Wire wire, Written into, SeriesIndex.Place place) throws Wire.Broken {
        double value = 0;
        long millis = 0;
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> value = wire.real();
                case 2 -> millis = wire.number();
                default -> wire.skip();
            }
        }
        wire.leave(end);
        into.sample(place, millis, value);
    }

    private void metadata(Wire wire) throws Wire.Broken {
        MetricType type = MetricType.UNKNOWN;
        String family = "";
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> type = MetricType.of(wire.number());
                case 2 -> family = wire.text();
                default -> wire.skip();
            }
        }
        wire.leave(end);
        families.learn(family, type);
    }
}
