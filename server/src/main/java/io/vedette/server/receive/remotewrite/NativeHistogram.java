// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.server.receive.Buckets;
import io.vedette.server.receive.Wire;
import java.util.Arrays;

/// Reads one native histogram; both versions of the protocol write it alike.
///
/// Buckets come as runs of neighbours (spans) and as counts, each the difference to the one before (integers) or itself
/// (floats). Bucket i of schema s ends at 2^(i·2⁻ˢ); schema −53 names its bounds.
///
/// - **State:** confined to a request; used again for each histogram.
final class NativeHistogram {
    private static final int CUSTOM = -53;
    private static final int MOST_BUCKETS = 10_000;
    /// Far beyond the numbers that finite doubles need at the finest schema.
    private static final long MOST_NUMBER = 1 << 20;

    private static final int RESET_HINT_GAUGE = 3;

    private final Side negative = new Side();
    private final Side positive = new Side();
    private double[] custom = new double[0];
    private double count;
    private double sum;
    private int schema;
    private double zeroThreshold;
    private double zeroCount;
    private boolean gauge;
    private long millis;

    /// The buckets on one side of zero. Spans are short to write and may claim to be long, so they are followed only as
    /// far as there are counts.
    private static final class Side {
        private long[] spans = new long[16];
        private double[] counts = new double[32];
        private int spanned;
        private int counted;
        private double before;

        void clear() {
            spanned = 0;
            counted = 0;
            before = 0;
        }

        void span(Wire wire) throws Wire.Broken {
            long offset = 0;
            long length = 0;
            int end = wire.enter();
            while (wire.next()) {
                switch (wire.field()) {
                    case 1 -> offset = wire.signed();
                    case 2 -> length = wire.number();
                    default -> wire.skip();
                }
            }
            wire.leave(end);
            if (spanned == spans.length) {
                spans = Arrays.copyOf(spans, 2 * spanned);
            }
            spans[spanned++] = Math.clamp(offset, -MOST_NUMBER, MOST_NUMBER);
            spans[spanned++] = Math.clamp(length, 0, MOST_BUCKETS);
        }

        /// The number of each bucket that has a count.
        int[] numbers() {
            int[] numbers = new int[counted];
            int found = 0;
            long number = 0;
            for (int i = 0; i < spanned && found < counted; i += 2) {
                number += spans[i];
                for (long left = spans[i + 1]; left > 0 && found < counted; left--) {
                    numbers[found++] = (int) Math.clamp(number++, -MOST_NUMBER, MOST_NUMBER);
                }
            }
            return Arrays.copyOf(numbers, found);
        }

        void delta(long difference) {
            before += difference;
            count(before);
        }

        void count(double value) {
            if (counted == counts.length) {
                counts = Arrays.copyOf(counts, 2 * counted);
            }
            if (counted < MOST_BUCKETS) {
                counts[counted++] = Math.max(0, value);
            }
        }
    }

    void read(Wire wire) throws Wire.Broken {
        clear();
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> count = wire.number();
                case 2 -> count = wire.real();
                case 3 -> sum = wire.real();
                case 4 -> schema = (int) wire.signed();
                case 5 -> zeroThreshold = wire.real();
                case 6 -> zeroCount = wire.number();
                case 7 -> zeroCount = wire.real();
                case 8 -> negative.span(wire);
                case 9 -> deltas(wire, negative);
                case 10 -> counts(wire, negative);
                case 11 -> positive.span(wire);
                case 12 -> deltas(wire, positive);
                case 13 -> counts(wire, positive);
                case 14 -> gauge = wire.number() == RESET_HINT_GAUGE;
                case 15 -> millis = wire.number();
                case 16 -> bounds(wire);
                default -> wire.skip();
            }
        }
        wire.leave(end);
    }

    private void clear() {
        negative.clear();
        positive.clear();
        custom = new double[0];
        count = 0;
        sum = 0;
        schema = 0;
        zeroThreshold = 0;
        zeroCount = 0;
        gauge = false;
        millis = 0;
    }

    private static void deltas(Wire wire, Side side) throws Wire.Broken {
        if (!wire.isBytes()) {
            side.delta(wire.signed());
            return;
        }
        int end = wire.enter();
        while (wire.hasMore()) {
            side.delta(wire.signedElement());
        }
        wire.leave(end);
    }

    private static void counts(Wire wire, Side side) throws Wire.Broken {
        if (!wire.isBytes()) {
            side.count(wire.real());
            return;
        }
        int end = wire.enter();
        while (wire.hasMore()) {
            side.count(Double.longBitsToDouble(wire.fixedElement()));
        }
        wire.leave(end);
    }

    private void bounds(Wire wire) throws Wire.Broken {
        if (!wire.isBytes()) {
            custom = Arrays.copyOf(custom, Math.min(custom.length + 1, MOST_BUCKETS));
            custom[custom.length - 1] = wire.real();
            return;
        }
        int end = wire.enter();
        custom = new double[Math.min(wire.left() / Double.BYTES, MOST_BUCKETS)];
        for (int i = 0; i < custom.length; i++) {
            custom[i] = Double.longBitsToDouble(wire.fixedElement());
        }
        wire.leave(end);
    }

    long millis() {
        return millis;
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    boolean isGauge() {
        return gauge;
    }

    /// All its buckets, from the lowest to the highest.
    Buckets buckets() {
        int[] below = negative.numbers();
        int[] above = positive.numbers();
        int size = below.length + above.length + (zeroCount > 0 ? 1 : 0);
        double[] lowers = new double[size];
        double[] uppers = new double[size];
        double[] counts = new double[size];
        int at = 0;
        for (int i = below.length - 1; i >= 0; i--) {
            lowers[at] = -bound(below[i]);
            uppers[at] = -bound(below[i] - 1);
            counts[at++] = negative.counts[i];
        }
        if (zeroCount > 0) {
            lowers[at] = below.length > 0 ? -zeroThreshold : 0;
            uppers[at] = zeroThreshold;
            counts[at++] = zeroCount;
        }
        for (int i = 0; i < above.length; i++) {
            lowers[at] = bound(above[i] - 1);
            uppers[at] = bound(above[i]);
            counts[at++] = positive.counts[i];
        }
        return new Buckets(lowers, uppers, counts);
    }

    /// Where a bucket ends.
    private double bound(int number) {
        if (schema != CUSTOM) {
            return Math.pow(2, Math.scalb((double) number, -schema));
        }
        if (number < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return number < custom.length ? custom[number] : Double.POSITIVE_INFINITY;
    }
}
