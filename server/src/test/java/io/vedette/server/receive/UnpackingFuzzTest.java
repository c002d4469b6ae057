// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class UnpackingFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private static final List<String> CODINGS =
            List.of("identity", "gzip", "deflate", "zstd", "snappy", "x-gzip", "br", "gzip, snappy");

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        List<String> codings = new ArrayList<>();
        for (int layers = bytes[0] & 3, choice = bytes[1] & 0xff; layers > 0; layers--, choice /= 8) {
            codings.add(CODINGS.get(choice % 8));
        }
        byte[] wire = Arrays.copyOfRange(bytes, 2, bytes.length);
        stand.attempt(() -> stand.reception()
                .read(stand.arrival().sender(), new ByteArrayInputStream(wire), codings)
                .close());
    }
}
