// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class HecFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final HecDecoder decoder = new HecDecoder(
            stand.lines(),
            new HecMetrics(
                    stand.reception().index(),
                    stand.reception().names(),
                    stand.reception().limits()));

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        Map<String, String> defaults = Map.of("host", "web-1", "sourcetype", "access");
        stand.hear(
                bytes,
                (body, arrival) -> decoder.events(body, defaults, arrival).harvest());
        stand.hear(
                bytes, (body, arrival) -> decoder.raw(body, defaults, arrival).harvest());
    }
}
