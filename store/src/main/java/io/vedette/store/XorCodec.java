// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

/// Values as what differs from the value before, without the zeros on both sides of the difference.
///
/// - **Source:** T. Pelkonen et al., *Gorilla*, PVLDB 8(12), 2015, section 4.1.3; lengths of 6 bits throughout.
final class XorCodec {
    private XorCodec() {}

    static void encode(double[] values, int count, ByteWriter out) {
        BitWriter bits = new BitWriter(out);
        long before = 0;
        int leading = 64;
        int trailing = 0;
        for (int i = 0; i < count; i++) {
            long now = Double.doubleToRawLongBits(values[i]);
            long xor = now ^ before;
            before = now;
            if (xor == 0) {
                bits.put(0, 1);
                continue;
            }
            int zerosBefore = Long.numberOfLeadingZeros(xor);
            int zerosAfter = Long.numberOfTrailingZeros(xor);
            int needed = 64 - zerosBefore - zerosAfter;
            boolean fits = leading + trailing < 64 && zerosBefore >= leading && zerosAfter >= trailing;
            if (fits && 64 - leading - trailing <= needed + 12) {
                bits.put(0b10, 2);
            } else {
                leading = zerosBefore;
                trailing = zerosAfter;
                bits.put(0b11, 2);
                bits.put(leading, 6);
                bits.put(needed - 1, 6);
            }
            bits.put(xor >>> trailing, 64 - leading - trailing);
        }
        bits.finish();
    }

    static void decode(ByteReader in, double[] values) throws Damaged {
        BitReader bits = new BitReader(in);
        long before = 0;
        int width = 0;
        int trailing = 0;
        for (int i = 0; i < values.length; i++) {
            if (bits.get(1) == 1) {
                if (bits.get(1) == 1) {
                    int leading = (int) bits.get(6);
                    width = (int) bits.get(6) + 1;
                    trailing = 64 - leading - width;
                    if (trailing < 0) {
                        throw new Damaged("a difference of more than 64 bits");
                    }
                }
                before ^= bits.get(width) << trailing;
            }
            values[i] = Double.longBitsToDouble(before);
        }
    }
}
