// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.Harvest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class SyslogFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final SyslogDecoder decoder = new SyslogDecoder(stand.lines(), ZoneOffset.UTC);

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.hear(bytes, (body, arrival) -> {
            Harvest harvest = new Harvest();
            if (bytes.length > 0) {
                harvest.take(decoder.decode(bytes, 0, bytes.length, arrival.nanos(), "10.0.0.1"));
            }
            return harvest;
        });
        stand.attempt(() -> stream(bytes));
    }

    private void stream(byte[] bytes) throws IOException {
        SyslogFrames frames = new SyslogFrames(new ByteArrayInputStream(bytes), 4_096);
        while (frames.next()) {
            if (frames.length() > 0) {
                decoder.decode(
                        frames.message(), 0, frames.length(), stand.arrival().nanos(), "10.0.0.1");
            }
        }
    }
}
