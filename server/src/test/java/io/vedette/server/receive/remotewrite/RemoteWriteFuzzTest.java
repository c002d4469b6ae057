// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Wire;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class RemoteWriteFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final Reception reception = stand.reception();
    private final Written.Setting setting =
            new Written.Setting(reception.index(), reception.names(), reception.limits());
    private final FirstDecoder first = new FirstDecoder(new Families());
    private final SecondDecoder second = new SecondDecoder();

    private interface Decoding {
        void decode(Body body, Written written) throws Wire.Broken;
    }

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        read(bytes, first::decode);
        read(bytes, second::decode);
    }

    private void read(byte[] bytes, Decoding decoding) {
        stand.attempt(() -> {
            Body body = Body.of(bytes);
            LeftOut leftOut = new LeftOut();
            Written written =
                    new Written(setting, stand.arrival().sender(), reception.window(), leftOut, body.length());
            try {
                decoding.decode(body, written);
            } catch (Wire.Broken broken) {
                throw Refusal.malformed(String.valueOf(broken.getMessage()));
            }
            reception.admit(stand.arrival().sender(), written.observations(), leftOut);
        });
    }
}
