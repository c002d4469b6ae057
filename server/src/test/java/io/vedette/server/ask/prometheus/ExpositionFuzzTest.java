// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class ExpositionFuzzTest {
    private final FuzzStand stand = new FuzzStand();

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (Dialect dialect : Dialect.values()) {
            stand.attempt(() -> ExpositionParser.parse(new ByteArrayInputStream(bytes), dialect, _ -> {}));
        }
    }
}
