// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.FuzzStand;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class OtlpFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final Exports exports = new Exports(stand.reception());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (Exports.Signal signal : Exports.Signal.values()) {
            for (Exchange.Form form : Exchange.Form.values()) {
                stand.attempt(() -> {
                    try (Body body = Body.of(bytes)) {
                        exports.take(signal, form, stand.arrival().sender(), body);
                    }
                });
            }
        }
    }
}
