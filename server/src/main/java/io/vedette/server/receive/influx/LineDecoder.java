// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.LabelEdges;
import io.vedette.server.receive.LabelLimits;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.SeriesIndex;
import io.vedette.server.receive.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lines to samples: one for each number of a line, named `measurement_field`, or `measurement` for the field `value`.
///
/// A line counts whole or not at all. Lines say nothing of kinds, so a number is a level, but for what
/// Telegraf makes of Prometheus's counters.
///
/// - **Cost:** one pass over the bytes; a sample of a known series makes one object.
/// - **State:** safe for many threads.
final class LineDecoder {
    private static final Entity NOBODY = new Entity("source", "influx");

    private final SeriesIndex index;
    private final EntityNames names;
    private final ReceiveLimits limits;

    LineDecoder(SeriesIndex index, EntityNames names, ReceiveLimits limits) {
        this.index = index;
        this.names = names;
        this.limits = limits;
    }

    /// @param arrivalNanos the time of lines that bear none, once it is cut to the precision
    List<Sample> decode(Sender sender, Body body, Precision precision, long arrivalNanos, LeftOut leftOut) {
        return new Lines(sender, body, precision, arrivalNanos, leftOut).read();
    }

    private final class Lines {
        private final Sender sender;
        private final LineText text;
        private final Precision precision;
        private final long arrivalNanos;
        private final boolean ascii;
        private final LeftOut leftOut;
        private final List<Sample> samples;
        private int[] keys = new int[32];
        private double[] values = new double[16];
        private int fields;
        private int measurementEnd;
        private int line;
        private byte[] key = new byte[512];

        Lines(Sender sender, Body body, Precision precision, long arrivalNanos, LeftOut leftOut) {
            this.sender = sender;
            this.text = new LineText(body.bytes(), body.length());
            this.precision = precision;
            this.arrivalNanos = arrivalNanos - Math.floorMod(arrivalNanos, precision.nanos());
            this.ascii = Utf8.isAscii(body.bytes(), 0, body.length());
            this.leftOut = leftOut;
            this.samples = new ArrayList<>(16 + body.length() / 100);
        }

        List<Sample> read() {
            while (!text.isAtEnd()) {
                line++;
                text.skipSpaces();
                int from = text.at();
                try {
                    if (text.next() == '#') {
                        text.comment();
                    } else if (!text.isLineEnd()) {
                        point(from);
                    }
                } catch (LineProblem problem) {
                    leftOut.fault("malformed", "line " + line + ": " + problem.getMessage());
                }
                text.skipLine();
            }
            return samples;
        }

        private void point(int from) throws LineProblem {
            text.name(false);
            measurementEnd = text.at();
            while (text.next() == ',') {
                text.step();
                text.name(true);
                expect('=', "a tag needs a value");
                text.name(true);
            }
            int tagsEnd = text.at();
            expect(' ', "a line needs fields");
            text.skipSpaces();
            fields();
            long nanos = arrivalNanos;
            if (text.next() == ' ') {
                text.skipSpaces();
                nanos = text.isLineEnd() ? arrivalNanos : text.time(precision.nanos());
                text.skipSpaces();
            }
            if (!text.isLineEnd()) {
                throw new LineProblem("a line must end after its time");
            }
            if (!ascii && !Utf8.isValid(text.bytes(), from, text.at())) {
                throw new LineProblem("a line must be UTF-8");
            }
            take(from, tagsEnd, nanos);
        }

        private void fields() throws LineProblem {
            fields = 0;
            while (true) {
                if (2 * fields == keys.length) {
                    keys = java.util.Arrays.copyOf(keys, 2 * keys.length);
                    values = java.util.Arrays.copyOf(values, 2 * values.length);
                }
                keys[2 * fields] = text.at();
                text.name(true);
                keys[2 * fields + 1] = text.at();
                expect('=', "a field needs a value");
                values[fields++] = text.value();
                if (text.next() != ',') {
                    return;
                }
                text.step();
            }
        }

        private void expect(char letter, String rule) throws LineProblem {
            if (text.next() != letter) {
                throw new LineProblem(rule);
            }
            text.step();
        }

        private void take(int from, int tagsEnd, long nanos) {
            int prefix = tagsEnd - from;
            room(prefix + 1);
            System.arraycopy(text.bytes(), from, key, 0, prefix);
            key[prefix] = ' ';
            for (int i = 0; i < fields; i++) {
                if (Double.isNaN(values[i])) {
                    leftOut.passOver("text");
                    continue;
                }
                int start = keys[2 * i];
                int end = keys[2 * i + 1];
                room(prefix + 1 + end - start);
                System.arraycopy(text.bytes(), start, key, prefix + 1, end - start);
                try {
                    SeriesIndex.Place place =
                            index.take(sender, key, prefix + 1 + end - start, () -> series(from, tagsEnd, start, end));
                    samples.add(new Sample(place.series(), nanos, values[i]));
                } catch (SeriesIndex.Unusable unusable) {
                    leftOut.fault(unusable.reason(), unusable.example());
                }
            }
        }

        private void room(int length) {
            if (length > key.length) {
                key = java.util.Arrays.copyOf(key, 2 * length);
            }
        }

        private SeriesIndex.Made series(int from, int tagsEnd, int fieldFrom, int fieldEnd)
                throws SeriesIndex.Unusable {
            String measurement = text.plain(from, measurementEnd, false);
            String field = text.plain(fieldFrom, fieldEnd, true);
            String metric = field.equals("value") ? measurement : measurement + "_" + field;
            SortedMap<String, String> labels = tags(tagsEnd);
            EntityNames.Named named = names.ofNumber(labels, NOBODY);
            LabelLimits.check(limits, metric, named.rest());
            Series series = Series.of(named.entity(), metric, named.rest(), kind(measurement, field));
            return new SeriesIndex.Made(series, LabelEdges.of(labels));
        }

        private SortedMap<String, String> tags(int tagsEnd) throws SeriesIndex.Unusable {
            LineText tags = new LineText(text.bytes(), tagsEnd);
            tags.skipTo(measurementEnd);
            SortedMap<String, String> labels = new TreeMap<>();
            while (!tags.isAtEnd()) {
                tags.step();
                int name = tags.at();
                tags.pass();
                int nameEnd = tags.at();
                tags.step();
                int value = tags.at();
                tags.pass();
                String key = text.plain(name, nameEnd, true);
                if (labels.put(key, text.plain(value, tags.at(), true)) != null) {
                    throw new SeriesIndex.Unusable("duplicate-tag", "line " + line + ": " + key);
                }
            }
            return labels;
        }
    }

    private static MetricKind kind(String measurement, String field) {
        boolean prometheus = measurement.equals("prometheus") && field.endsWith("_total");
        boolean counter = field.equals("counter") || (field.equals("value") && measurement.endsWith("_total"));
        return prometheus || counter ? MetricKind.COUNTER : MetricKind.GAUGE;
    }
}
