// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.Buckets;
import io.vedette.server.receive.LabelKey;
import io.vedette.server.receive.Wire;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads one data point of any shape; which field means what depends on the shape.
///
/// - **State:** confined to a request; used again for each point.
final class Point {
    private static final int NO_RECORDED_VALUE = 1;
    private static final int MOST_BUCKETS = 10_000;

    private final LabelKey key;
    private final Run counts = new Run();
    private final Run bounds = new Run();
    private final Run below = new Run();
    private final Run quantiles = new Run();
    private int[] places = new int[32];
    private int attributes;
    private long start;
    private long time;
    private double value;
    private double sum;
    private boolean hasSum;
    private int scale;
    private double zeroCount;
    private double zeroThreshold;
    private int offset;
    private int offsetBelow;
    private boolean recorded;

    /// @param key gets the bytes of the attributes
    Point(LabelKey key) {
        this.key = key;
    }

    /// Numbers one behind the other.
    private static final class Run {
        private double[] values = new double[32];
        private int length;

        void add(double value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
            }
            if (length < MOST_BUCKETS) {
                values[length++] = value;
            }
        }

        double[] all() {
            return Arrays.copyOf(values, length);
        }
    }

    private void clear() {
        counts.length = 0;
        bounds.length = 0;
        below.length = 0;
        quantiles.length = 0;
        attributes = 0;
        start = 0;
        time = 0;
        value = 0;
        sum = 0;
        hasSum = false;
        scale = 0;
        zeroCount = 0;
        zeroThreshold = 0;
        offset = 0;
        offsetBelow = 0;
        recorded = true;
    }

    /// A `NumberDataPoint`.
    void number(Wire wire) throws Wire.Broken {
        clear();
        recorded = false;
        boolean none = false;
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 2 -> start = wire.fixed();
                case 3 -> time = wire.fixed();
                case 4 -> {
                    value = wire.real();
                    recorded = true;
                }
                case 6 -> {
                    value = wire.fixed();
                    recorded = true;
                }
                case 7 -> attribute(wire);
                case 8 -> none = (wire.number() & NO_RECORDED_VALUE) != 0;
                default -> wire.skip();
            }
        }
        wire.leave(end);
        recorded &= !none;
    }

    /// A `HistogramDataPoint`.
    void histogram(Wire wire) throws Wire.Broken {
        clear();
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 2 -> start = wire.fixed();
                case 3 -> time = wire.fixed();
                case 4 -> value = unsigned(wire.fixed());
                case 5 -> sum(wire);
                case 6 -> fixed(wire, counts, false);
                case 7 -> fixed(wire, bounds, true);
                case 9 -> attribute(wire);
                case 10 -> recorded = (wire.number() & NO_RECORDED_VALUE) == 0;
                default -> wire.skip();
            }
        }
        wire.leave(end);
    }

    /// An `ExponentialHistogramDataPoint`.
    void exponential(Wire wire) throws Wire.Broken {
        clear();
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> attribute(wire);
                case 2 -> start = wire.fixed();
                case 3 -> time = wire.fixed();
                case 4 -> value = unsigned(wire.fixed());
                case 5 -> sum(wire);
                case 6 -> scale = (int) wire.signed();
                case 7 -> zeroCount = unsigned(wire.fixed());
                case 8 -> offset = buckets(wire, counts);
                case 9 -> offsetBelow = buckets(wire, below);
                case 10 -> recorded = (wire.number() & NO_RECORDED_VALUE) == 0;
                case 14 -> zeroThreshold = wire.real();
                default -> wire.skip();
            }
        }
        wire.leave(end);
    }

    /// A `SummaryDataPoint`.
    void summary(Wire wire) throws Wire.Broken {
        clear();
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 2 -> start = wire.fixed();
                case 3 -> time = wire.fixed();
                case 4 -> value = unsigned(wire.fixed());
                case 5 -> sum(wire);
                case 6 -> quantile(wire);
                case 7 -> attribute(wire);
                case 8 -> recorded = (wire.number() & NO_RECORDED_VALUE) == 0;
                default -> wire.skip();
            }
        }
        wire.leave(end);
    }

    private void attribute(Wire wire) throws Wire.Broken {
        int from = wire.at();
        int length = wire.run();
        // With its length before it, so that two attributes are never taken for one.
        key.add(wire.bytes(), from, wire.at() - from);
        if (2 * attributes == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[2 * attributes] = wire.at() - length;
        places[2 * attributes++ + 1] = wire.at();
    }

    /// The attributes, read from the bytes they were found in.
    SortedMap<String, String> attributes(byte[] bytes, int depth) throws Wire.Broken {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 0; i < attributes; i++) {
            byte[] one = Arrays.copyOfRange(bytes, places[2 * i], places[2 * i + 1]);
            Attributes.inside(new Wire(one, one.length, depth), labels);
        }
        return labels;
    }

    private void sum(Wire wire) throws Wire.Broken {
        sum = wire.real();
        hasSum = true;
    }

    private static void fixed(Wire wire, Run into, boolean real) throws Wire.Broken {
        if (!wire.isBytes()) {
            long bits = wire.fixed();
            into.add(real ? Double.longBitsToDouble(bits) : unsigned(bits));
            return;
        }
        int end = wire.enter();
        while (wire.hasMore()) {
            long bits = wire.fixedElement();
            into.add(real ? Double.longBitsToDouble(bits) : unsigned(bits));
        }
        wire.leave(end);
    }

    private static int buckets(Wire wire, Run into) throws Wire.Broken {
        int first = 0;
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> first = (int) wire.signed();
                case 2 -> varints(wire, into);
                default -> wire.skip();
            }
        }
        wire.leave(end);
        return first;
    }

    private static void varints(Wire wire, Run into) throws Wire.Broken {
        if (!wire.isBytes()) {
            into.add(unsigned(wire.number()));
            return;
        }
        int end = wire.enter();
        while (wire.hasMore()) {
            into.add(unsigned(wire.element()));
        }
        wire.leave(end);
    }

    private void quantile(Wire wire) throws Wire.Broken {
        double share = 0;
        double at = 0;
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> share = wire.real();
                case 2 -> at = wire.real();
                default -> wire.skip();
            }
        }
        wire.leave(end);
        quantiles.add(share);
        quantiles.add(at);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }

    long time() {
        return time;
    }

    /// Nanoseconds that a difference was gathered in; 0 when nobody said.
    long span() {
        return start > 0 && time > start ? time - start : 0;
    }

    /// The number, or the count of a distribution.
    double value() {
        return value;
    }

    double sum() {
        return sum;
    }

    boolean hasSum() {
        return hasSum;
    }

    /// Whether there is a value at all; senders mark the end of a series by a point without one.
    boolean isRecorded() {
        return recorded;
    }

    /// Shares and values of a summary, in turn.
    double[] quantiles() {
        return quantiles.all();
    }

    /// The buckets of an explicit histogram; none when the counts do not go with the bounds.
    Buckets explicit() {
        return counts.length == bounds.length + 1 && bounds.length > 0
                ? Buckets.between(bounds.all(), counts.all())
                : Buckets.NONE;
    }

    /// The buckets of an exponential histogram, from the lowest up.
    Buckets buckets() {
        int size = below.length + counts.length + (zeroCount > 0 ? 1 : 0);
        double[] lowers = new double[size];
        double[] uppers = new double[size];
        double[] held = new double[size];
        int at = 0;
        for (int i = below.length - 1; i >= 0; i--) {
            lowers[at] = -bound((long) offsetBelow + i + 1);
            uppers[at] = -bound((long) offsetBelow + i);
            held[at++] = below.values[i];
        }
        if (zeroCount > 0) {
            lowers[at] = below.length > 0 ? -zeroThreshold : 0;
            uppers[at] = zeroThreshold;
            held[at++] = zeroCount;
        }
        for (int i = 0; i < counts.length; i++) {
            lowers[at] = bound((long) offset + i);
            uppers[at] = bound((long) offset + i + 1);
            held[at++] = counts.values[i];
        }
        return new Buckets(lowers, uppers, held);
    }

    /// Bucket i of scale s holds (base^i, base^(i+1)] for the base 2^(2⁻ˢ).
    private double bound(long number) {
        return Math.pow(2, Math.scalb((double) number, -scale));
    }
}
