// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class LineFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final Reception reception = stand.reception();
    private final LineDecoder decoder = new LineDecoder(reception.index(), reception.names(), reception.limits());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.attempt(() -> {
            LeftOut leftOut = new LeftOut();
            var samples = decoder.decode(
                    stand.arrival().sender(), Body.of(bytes), Precision.NANOSECONDS, reception.nanos(), leftOut);
            reception.admit(stand.arrival().sender(), samples, leftOut);
        });
    }
}
