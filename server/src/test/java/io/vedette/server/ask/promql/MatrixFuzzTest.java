// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.core.domain.Entity;
import io.vedette.server.receive.FuzzStand;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class MatrixFuzzTest {
    private final FuzzStand stand = new FuzzStand();

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        MatrixReader reader = new MatrixReader(EntityRule.DEFAULT, new Entity("host", "peer"));
        stand.attempt(() -> reader.read("up", "", new ByteArrayInputStream(bytes)));
    }
}
