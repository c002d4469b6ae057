// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class ZipkinFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final ZipkinDecoder decoder =
            new ZipkinDecoder(stand.reception().names(), stand.reception().limits());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (ZipkinDecoder.Form form : ZipkinDecoder.Form.values()) {
            stand.hear(bytes, (body, arrival) -> decoder.decode(form, body, arrival.nanos(), arrival.peer()));
        }
    }
}
