// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.History.Stretch;

/// Points of one signal as few bytes, and back, bit for bit.
///
/// - **In:** 1 point or more, times strictly ascending; any bits as values, −0.0 and subnormals included.
/// - **Out:** without a checksum; whoever stores them adds one.
/// - **Cost:** a regular grid takes 12 bytes a chunk. A value takes the bits by which it moves when all are integers,
///   short decimals or counts over a round interval; up to 9 bytes when it is noise in all its bits.
/// - **Source:** delta-of-delta and XOR after T. Pelkonen et al., *Gorilla: A Fast, Scalable, In-Memory Time Series
///   Database*, PVLDB 8(12), 2015, pp. 1816–1827; zero runs, common divisors and scaled integers are ours.
final class ChunkCodec {
    private static final int VERSION = 1;

    private ChunkCodec() {}

    static byte[] encode(long[] nanos, double[] values, int count) {
        ByteWriter out = new ByteWriter(32 + 3 * count);
        out.put(VERSION);
        out.putVar(count);
        encodeTimes(nanos, count, out);
        ValueCodec.encode(values, count, out);
        return out.toBytes();
    }

    static Stretch decode(byte[] bytes, int length) throws Damaged {
        ByteReader in = new ByteReader(bytes, 0, length);
        int version = in.get();
        if (version != VERSION) {
            throw new Damaged("a chunk of version " + version + ", this Vedette reads " + VERSION);
        }
        long count = in.getVar();
        if (count < 1 || count > MOST) {
            throw new Damaged("a chunk of " + count + " points");
        }
        long[] nanos = new long[(int) count];
        double[] values = new double[(int) count];
        decodeTimes(in, nanos);
        ValueCodec.decode(in, values);
        return new Stretch(nanos, values);
    }

    /// More than any chunk holds, so that a damaged count cannot make us allocate without end.
    static final int MOST = 1 << 20;

    private static void encodeTimes(long[] nanos, int count, ByteWriter out) {
        out.putSigned(nanos[0]);
        long divisor = 0;
        for (int i = 1; i < count; i++) {
            divisor = Divisors.greatest(nanos[i] - nanos[i - 1], divisor);
        }
        out.putVar(divisor);
        long before = 0;
        int zeros = 0;
        for (int i = 1; i < count; i++) {
            long step = (nanos[i] - nanos[i - 1]) / divisor;
            if (step == before) {
                zeros++;
                continue;
            }
            putRun(out, zeros);
            zeros = 0;
            out.putSigned(step - before);
            before = step;
        }
        putRun(out, zeros);
    }

    /// A change of step is never 0, so 0 can announce a run of unchanged ones.
    private static void putRun(ByteWriter out, int zeros) {
        if (zeros > 0) {
            out.putVar(0);
            out.putVar(zeros);
        }
    }

    private static void decodeTimes(ByteReader in, long[] nanos) throws Damaged {
        nanos[0] = in.getSigned();
        long divisor = in.getVar();
        long step = 0;
        int i = 1;
        while (i < nanos.length) {
            long change = in.getSigned();
            long run = change == 0 ? in.getVar() : 1;
            if (run < 1 || run > nanos.length - i) {
                throw new Damaged("a run of " + run + " points");
            }
            step += change;
            for (; run > 0; run--, i++) {
                nanos[i] = nanos[i - 1] + step * divisor;
            }
        }
    }
}
