// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class GelfFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final GelfDecoder decoder = new GelfDecoder(stand.lines());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.hear(bytes, (body, arrival) -> decoder.decode(body, arrival.nanos(), arrival.peer()));
        stand.attempt(() -> datagrams(bytes));
        stand.attempt(() -> stream(bytes));
    }

    /// Each behind a byte that tells its length.
    private void datagrams(byte[] bytes) throws Refusal {
        GelfChunks chunks = new GelfChunks();
        for (int from = 0; from < bytes.length; ) {
            int end = Math.min(bytes.length, from + 1 + (bytes[from] & 0xff));
            byte[] datagram = Arrays.copyOfRange(bytes, from + 1, end);
            from = end;
            Optional<byte[]> whole = GelfChunks.isChunk(datagram, datagram.length)
                    ? chunks.take(datagram, datagram.length, "10.0.0.1", from)
                    : Optional.of(datagram);
            if (whole.isPresent()) {
                read(GelfPacking.unpack(whole.get()));
            }
        }
    }

    private void stream(byte[] bytes) throws IOException, Refusal {
        GelfFrames frames = new GelfFrames(new ByteArrayInputStream(bytes), 1_024);
        while (frames.next()) {
            if (!frames.isTooLong()) {
                read(frames.message());
            }
        }
    }

    private void read(byte[] message) throws Refusal {
        decoder.decode(Body.of(message), stand.arrival().nanos(), decoder.host("10.0.0.1"));
    }
}
