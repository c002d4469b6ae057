// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence. With `JAZZER_FUZZ=1` it searches for others. In the
/// long suite because its agent takes many seconds to start.
@Tag("long")
final class LineFuzzTest {
    private final DecoderStand stand = new DecoderStand();
    private final Reception reception = stand.reception();
    private final LineDecoder decoder = new LineDecoder(reception.index(), reception.names(), reception.limits());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) throws Refusal {
        try (Body body = stand.body(bytes)) {
            decoder.decode(stand.sender(), body, Precision.NANOSECONDS, reception.nanos(), new LeftOut());
        }
    }
}
