// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Wire;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence. With `JAZZER_FUZZ=1` it searches for others. In the
/// long suite because its agent takes many seconds to start.
@Tag("long")
final class RemoteWriteFuzzTest {
    private final DecoderStand stand = new DecoderStand();
    private final Reception reception = stand.reception();
    private final Written.Setting setting =
            new Written.Setting(reception.index(), reception.names(), reception.limits());
    private final FirstDecoder first = new FirstDecoder(new Families());
    private final SecondDecoder second = new SecondDecoder();

    private Written written(Body body) {
        return new Written(setting, stand.sender(), reception.window(), new LeftOut(), body.length());
    }

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) throws Refusal {
        try (Body body = stand.body(bytes)) {
            first.decode(body, written(body));
        } catch (Wire.Broken refused) {
            // As it should be.
        }
        try (Body body = stand.body(bytes)) {
            second.decode(body, written(body));
        } catch (Wire.Broken refused) {
            // As it should be.
        }
    }
}
