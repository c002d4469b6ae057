// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/// Bodies of requests as machines send them: 400 series a machine, of which a third only grow.
final class ReceiveBodies {
    static final int SERIES_OF_MACHINE = 400;
    private static final int LITERAL = 60;

    private static final double NOISE = 3;

    private final String fleet;
    private final double noise;

    /// @param fleet of whose machines it tells; another one for each run, or its times would have been told before
    ReceiveBodies(String fleet) {
        this(fleet, 0);
    }

    private ReceiveBodies(String fleet, double noise) {
        this.fleet = fleet;
        this.noise = noise;
    }

    /// With values that a model can be learnt from: the same ones whenever a moment is told.
    static ReceiveBodies noisy(String fleet) {
        return new ReceiveBodies(fleet, NOISE);
    }

    /// One protocol's way to say the samples `from` to `to` of a moment.
    interface Writer {
        byte[] body(ReceiveBodies of, int from, int to, long millis) throws java.io.IOException;
    }

    private static String metric(int series) {
        int number = series % SERIES_OF_MACHINE;
        return "node_%s_%d%s"
                .formatted(number % 2 == 0 ? "disk" : "network", number / 8, number % 3 == 0 ? "_total" : "");
    }

    private String machine(int series) {
        return String.format(Locale.ROOT, "%s-%04d:9100", fleet, series / SERIES_OF_MACHINE);
    }

    double value(int series, long millis) {
        if (series % 3 == 0) {
            double grown = Math.rint(millis / 1_000.0 * (1 + series % 5));
            return grown + Math.rint(noise * 10 * chance(series, millis));
        }
        double wave = Math.sin(millis / 3e6 + series) * 10 + 50 + series % 7 + noise * chance(series, millis);
        return Math.rint(wave * 100) / 100;
    }

    /// Between -1 and 1.
    private double chance(int series, long millis) {
        return noise == 0 ? 0 : new SplittableRandom(millis * 31 + series).nextDouble(-1, 1);
    }

    /// Remote-write 1.0, packed with Snappy's literals.
    byte[] remoteWrite(int from, int to, long millis) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            ByteArrayOutputStream series = new ByteArrayOutputStream();
            label(series, "__name__", metric(i));
            label(series, "device", "sd" + i % 8);
            label(series, "instance", machine(i));
            label(series, "job", "node");
            ByteArrayOutputStream sample = new ByteArrayOutputStream();
            sample.write(1 << 3 | 1);
            sample.writeBytes(fixed(Double.doubleToRawLongBits(value(i, millis))));
            sample.write(2 << 3);
            varint(sample, millis);
            bytes(series, 2, sample.toByteArray());
            bytes(request, 1, series.toByteArray());
        }
        return snappy(request.toByteArray());
    }

    private static void label(ByteArrayOutputStream into, String name, String value) {
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        bytes(label, 1, utf8(name));
        bytes(label, 2, utf8(value));
        bytes(into, 1, label.toByteArray());
    }

    /// OpenTelemetry's metrics: a resource a machine, a gauge or a sum a series.
    byte[] otlp(int from, int to, long millis) throws java.io.IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (int start = from; start < to; ) {
            int end = Math.min(to, (start / SERIES_OF_MACHINE + 1) * SERIES_OF_MACHINE);
            ByteArrayOutputStream attributes = new ByteArrayOutputStream();
            attribute(attributes, 1, "host.name", machine(start));
            ByteArrayOutputStream scope = new ByteArrayOutputStream();
            for (int i = start; i < end; i++) {
                bytes(scope, 2, otlpMetric(i, millis));
            }
            ByteArrayOutputStream resource = new ByteArrayOutputStream();
            bytes(resource, 1, attributes.toByteArray());
            bytes(resource, 2, scope.toByteArray());
            bytes(request, 1, resource.toByteArray());
            start = end;
        }
        return gzip(request.toByteArray());
    }

    private byte[] otlpMetric(int series, long millis) {
        ByteArrayOutputStream point = new ByteArrayOutputStream();
        point.write(3 << 3 | 1);
        point.writeBytes(fixed(millis * 1_000_000));
        point.write(4 << 3 | 1);
        point.writeBytes(fixed(Double.doubleToRawLongBits(value(series, millis))));
        attribute(point, 7, "device", "sd" + series % 8);
        boolean grows = series % 3 == 0;
        ByteArrayOutputStream points = new ByteArrayOutputStream();
        bytes(points, 1, point.toByteArray());
        if (grows) {
            points.writeBytes(new byte[] {2 << 3, 2, 3 << 3, 1});
        }
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        bytes(metric, 1, utf8(metric(series)));
        bytes(metric, grows ? 7 : 5, points.toByteArray());
        return metric.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream into, int field, String name, String value) {
        ByteArrayOutputStream any = new ByteArrayOutputStream();
        bytes(any, 1, utf8(value));
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        bytes(pair, 1, utf8(name));
        bytes(pair, 2, any.toByteArray());
        bytes(into, field, pair.toByteArray());
    }

    /// InfluxDB's lines.
    byte[] influx(int from, int to, long millis) throws java.io.IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(metric(i))
                    .append(",device=sd")
                    .append(i % 8)
                    .append(",host=")
                    .append(machine(i))
                    .append(" value=")
                    .append(value(i, millis))
                    .append(' ')
                    .append(millis)
                    .append('\n');
        }
        return gzip(utf8(lines.toString()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fixed(long bits) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bits)
                .array();
    }

    private static void bytes(ByteArrayOutputStream into, int field, byte[] value) {
        into.write(field << 3 | 2);
        varint(into, value.length);
        into.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream into, long value) {
        long rest = value;
        while (rest >= 0x80) {
            into.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        into.write((int) rest);
    }

    private static byte[] gzip(byte[] plain) throws java.io.IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        varint(packed, plain.length);
        for (int at = 0; at < plain.length; at += LITERAL) {
            int length = Math.min(LITERAL, plain.length - at);
            packed.write(length - 1 << 2);
            packed.write(plain, at, length);
        }
        return packed.toByteArray();
    }
}
