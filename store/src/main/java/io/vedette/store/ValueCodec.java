// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

/// The values of a chunk: one constant, scaled integers, or XOR, whichever fits.
final class ValueCodec {
    // Scaled integers first: most telemetry is counts, whole bytes, percent with two digits, or a count over an
    // interval of whole seconds. m / d with both exact rounds to the nearest double, so a value that came from such a
    // text or division comes back bit for bit; so does m · f, which programs make of milliseconds. The encoder checks
    // each one and falls back to XOR.
    // Integers are packed in groups, each with the width its largest needs, either as they stand above the smallest or
    // as differences: noise round a level packs better as it stands, a drift as differences. Either is divided by what
    // all have in common, such as a page of memory.
    private static final int CONSTANT = 0;
    private static final int LEVELS = 1;
    private static final int CHANGES = 2;
    private static final int XOR = 3;
    private static final int LEVELS_IN_UNITS = 4;
    private static final int CHANGES_IN_UNITS = 5;

    /// 300 covers rates over 12, 15, 20, 30 and 60 seconds. Never reorder: the place is stored.
    private static final double[] DIVISORS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 3, 30, 300, 3000};

    /// Their places come after those of the divisors.
    private static final double[] FACTORS = {0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

    /// Beyond this a double no longer holds each integer.
    private static final double MOST = 1L << 53;

    private static final int GROUP = 30;

    private ValueCodec() {}

    static void encode(double[] values, int count, ByteWriter out) {
        if (isConstant(values, count)) {
            out.put(CONSTANT);
            out.putLong(Double.doubleToRawLongBits(values[0]));
            return;
        }
        long[] scaled = new long[count];
        for (int place = 0; place < DIVISORS.length + FACTORS.length; place++) {
            if (scale(values, place, scaled)) {
                encodeScaled(scaled, place, out);
                return;
            }
        }
        out.put(XOR);
        XorCodec.encode(values, count, out);
    }

    static void decode(ByteReader in, double[] values) throws Damaged {
        int mode = in.get();
        switch (mode) {
            case CONSTANT -> java.util.Arrays.fill(values, Double.longBitsToDouble(in.getLong()));
            case LEVELS, LEVELS_IN_UNITS -> decodeScaled(in, false, mode == LEVELS_IN_UNITS, values);
            case CHANGES, CHANGES_IN_UNITS -> decodeScaled(in, true, mode == CHANGES_IN_UNITS, values);
            case XOR -> XorCodec.decode(in, values);
            default -> throw new Damaged("values of unknown form " + mode);
        }
    }

    private static boolean isConstant(double[] values, int count) {
        long first = Double.doubleToRawLongBits(values[0]);
        for (int i = 1; i < count; i++) {
            if (Double.doubleToRawLongBits(values[i]) != first) {
                return false;
            }
        }
        return true;
    }

    private static boolean scale(double[] values, int place, long[] scaled) {
        for (int i = 0; i < scaled.length; i++) {
            double whole = place < DIVISORS.length
                    ? values[i] * DIVISORS[place]
                    : values[i] / FACTORS[place - DIVISORS.length];
            if (!(Math.abs(whole) < MOST)) {
                return false;
            }
            scaled[i] = Math.round(whole);
            if (Double.doubleToRawLongBits(value(scaled[i], place)) != Double.doubleToRawLongBits(values[i])) {
                return false;
            }
        }
        return true;
    }

    private static double value(long scaled, int place) {
        return place < DIVISORS.length ? scaled / DIVISORS[place] : scaled * FACTORS[place - DIVISORS.length];
    }

    private static void encodeScaled(long[] scaled, int place, ByteWriter out) {
        long lowest = Long.MAX_VALUE;
        for (long value : scaled) {
            lowest = Math.min(lowest, value);
        }
        long unit = 0;
        for (long value : scaled) {
            unit = Divisors.greatest(value - lowest, unit);
        }
        unit = Math.max(unit, 1);
        long[] levels = new long[scaled.length];
        long[] changes = new long[scaled.length];
        for (int i = 0; i < scaled.length; i++) {
            levels[i] = (scaled[i] - lowest) / unit;
            changes[i] = i == 0 ? 0 : ByteWriter.zigzag((scaled[i] - scaled[i - 1]) / unit);
        }
        boolean drifts = packedBits(changes) < packedBits(levels);
        if (unit > 1) {
            out.put(drifts ? CHANGES_IN_UNITS : LEVELS_IN_UNITS);
            out.putVar(unit);
        } else {
            out.put(drifts ? CHANGES : LEVELS);
        }
        out.put(place);
        out.putSigned(drifts ? scaled[0] : lowest);
        pack(drifts ? changes : levels, out);
    }

    private static long packedBits(long[] numbers) {
        long bits = 0;
        for (int from = 0; from < numbers.length; from += GROUP) {
            int to = Math.min(from + GROUP, numbers.length);
            bits += (long) width(numbers, from, to) * (to - from);
        }
        return bits;
    }

    private static int width(long[] numbers, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= numbers[i];
        }
        return 64 - Long.numberOfLeadingZeros(any);
    }

    private static void pack(long[] numbers, ByteWriter out) {
        BitWriter bits = new BitWriter(out);
        for (int from = 0; from < numbers.length; from += GROUP) {
            int to = Math.min(from + GROUP, numbers.length);
            int width = width(numbers, from, to);
            bits.put(width, 6);
            for (int i = from; i < to; i++) {
                bits.put(numbers[i], width);
            }
        }
        bits.finish();
    }

    private static void decodeScaled(ByteReader in, boolean drifts, boolean inUnits, double[] values) throws Damaged {
        long unit = inUnits ? in.getVar() : 1;
        int place = in.get();
        if (place >= DIVISORS.length + FACTORS.length) {
            throw new Damaged("values over an unknown divisor");
        }
        long from = in.getSigned();
        BitReader bits = new BitReader(in);
        int width = 0;
        for (int i = 0; i < values.length; i++) {
            if (i % GROUP == 0) {
                width = (int) bits.get(6);
            }
            long number = bits.get(width);
            long scaled = from + unit * (drifts ? ByteReader.unzigzag(number) : number);
            values[i] = value(scaled, place);
            from = drifts ? scaled : from;
        }
    }
}
