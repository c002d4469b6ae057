// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.Refusal;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence. With `JAZZER_FUZZ=1` it searches for others. In the
/// long suite because its agent takes many seconds to start.
@Tag("long")
final class OtlpFuzzTest {
    private final DecoderStand stand = new DecoderStand();
    private final Exports exports = new Exports(stand.reception());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (Exports.Signal signal : Exports.Signal.values()) {
            for (Exchange.Form form : Exchange.Form.values()) {
                try (Body body = stand.body(bytes)) {
                    exports.take(signal, form, stand.sender(), body);
                } catch (Refusal refused) {
                    // As it should be.
                }
            }
        }
    }
}
