// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.Harvest;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class BulkFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final BulkDecoder decoder = new BulkDecoder(stand.lines());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.hear(bytes, (body, arrival) -> {
            Harvest harvest = new Harvest();
            for (BulkItem item : decoder.decode(body, "logs", arrival.nanos(), arrival.peer())) {
                if (item instanceof BulkItem.Taken taken) {
                    harvest.take(taken.line());
                }
            }
            return harvest;
        });
    }
}
