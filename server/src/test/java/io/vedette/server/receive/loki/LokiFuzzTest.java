// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class LokiFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final LokiDecoder decoder = new LokiDecoder(stand.lines());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.hear(bytes, (body, arrival) -> decoder.proto(body, arrival.peer()));
        stand.hear(bytes, (body, arrival) -> decoder.json(body, arrival.peer()));
    }
}
