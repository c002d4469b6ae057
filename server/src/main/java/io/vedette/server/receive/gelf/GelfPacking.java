// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.server.receive.CountedBytes;
import io.vedette.server.receive.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Unpacks a datagram: gzip and zlib are told from plain text by their first bytes.
final class GelfPacking {
    /// Nobody's log message is larger; what unpacks to more is a bomb.
    private static final long MOST_BYTES = 1 << 20;

    private GelfPacking() {}

    static byte[] unpack(byte[] packed) throws Refusal {
        try (InputStream in = open(packed)) {
            return new CountedBytes(in, MOST_BYTES).readAllBytes();
        } catch (IOException broken) {
            throw Refusal.malformed("the packed message cannot be unpacked");
        }
    }

    private static InputStream open(byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        int first = packed.length > 1 ? packed[0] & 0xff : 0;
        int second = packed.length > 1 ? packed[1] & 0xff : 0;
        if (first == 0x1f && second == 0x8b) {
            return new GZIPInputStream(in);
        }
        // RFC 1950: method 8 in the low half, and the two bytes together divisible by 31.
        return (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0 ? new InflaterInputStream(in) : in;
    }
}
