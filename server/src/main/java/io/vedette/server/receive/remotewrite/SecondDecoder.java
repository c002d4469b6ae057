// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.MetricKind;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.SeriesIndex;
import io.vedette.server.receive.Wire;
import java.util.Arrays;
import java.util.function.Function;

/// `io.prometheus.write.v2.Request`, version 2.0: texts stand once a request, and each series says its type.
///
/// - **Cost:** as version 1.0, and eight bytes a text.
/// - **Source:** the specification of remote-write 2.0, and `types.proto` of Prometheus.
/// - **State:** safe for many threads.
final class SecondDecoder {
    private static final int DEPTH = 8;

    /// By the protocol's number of the type.
    private final Function<String, MetricKind>[] kinds = kinds();

    @SuppressWarnings("unchecked")
    private static Function<String, MetricKind>[] kinds() {
        return Arrays.stream(MetricType.values())
                .map(type -> (Function<String, MetricKind>) type::kindOf)
                .toArray(Function[]::new);
    }

    void decode(Body body, Written into) throws Wire.Broken {
        new Request(new Wire(body.bytes(), body.length(), DEPTH), into).read();
    }

    private final class Request {
        private final Wire wire;
        private final Written into;
        private final NativeHistogram histogram = new NativeHistogram();
        private int[] symbols = new int[256];
        private int known;
        private MetricType type = MetricType.UNKNOWN;
        private int samples;
        private int histograms;
        private boolean lost;

        Request(Wire wire, Written into) {
            this.wire = wire;
            this.into = into;
        }

        /// Texts may stand behind the series that use them, so they are found first.
        void read() throws Wire.Broken {
            while (wire.next()) {
                if (wire.field() == 4) {
                    symbol();
                } else {
                    wire.skip();
                }
            }
            wire.goTo(0);
            while (wire.next()) {
                if (wire.field() == 5) {
                    series();
                } else {
                    wire.skip();
                }
            }
        }

        private void symbol() throws Wire.Broken {
            int length = wire.run();
            if (2 * known == symbols.length) {
                symbols = Arrays.copyOf(symbols, 2 * symbols.length);
            }
            symbols[2 * known] = wire.at() - length;
            symbols[2 * known++ + 1] = length;
        }

        private void series() throws Wire.Broken {
            into.key().clear();
            type = MetricType.UNKNOWN;
            samples = 0;
            histograms = 0;
            lost = false;
            int end = wire.enter();
            int from = wire.at();
            labels();
            wire.goTo(from);
            try {
                if (lost) {
                    throw new SeriesIndex.Unusable("no-symbol", "a label refers to a text that is not there");
                }
                values();
            } catch (SeriesIndex.Unusable unusable) {
                into.unusable(unusable, samples + histograms);
            }
            wire.leave(end);
        }

        private void labels() throws Wire.Broken {
            while (wire.next()) {
                switch (wire.field()) {
                    case 1 -> references();
                    case 2 -> {
                        samples++;
                        wire.skip();
                    }
                    case 3 -> {
                        histograms++;
                        wire.skip();
                    }
                    case 5 -> metadata();
                    default -> wire.skip();
                }
            }
        }

        private void references() throws Wire.Broken {
            if (!wire.isBytes()) {
                reference(wire.number());
                return;
            }
            int end = wire.enter();
            while (wire.hasMore()) {
                reference(wire.element());
            }
            wire.leave(end);
        }

        private void reference(long symbol) {
            if (symbol < 0 || symbol >= known) {
                lost = true;
            } else {
                into.key().add(wire.bytes(), symbols[2 * (int) symbol], symbols[2 * (int) symbol + 1]);
            }
        }

        private void metadata() throws Wire.Broken {
            int end = wire.enter();
            while (wire.next()) {
                if (wire.field() == 1) {
                    type = MetricType.of(wire.number());
                } else {
                    wire.skip();
                }
            }
            wire.leave(end);
        }

        private void values() throws Wire.Broken, SeriesIndex.Unusable {
            SeriesIndex.Place place = samples > 0 ? into.place(-1 - type.ordinal(), kinds[type.ordinal()]) : null;
            while (wire.next()) {
                if (wire.field() == 2 && place != null) {
                    FirstDecoder.sample(wire, into, place);
                } else if (wire.field() == 3) {
                    histogram.read(wire);
                    into.histogram(histogram);
                } else {
                    wire.skip();
                }
            }
        }
    }
}
