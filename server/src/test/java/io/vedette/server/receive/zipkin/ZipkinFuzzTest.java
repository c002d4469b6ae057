// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.core.domain.Entity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence. With `JAZZER_FUZZ=1` it searches for others. In the
/// long suite because its agent takes many seconds to start.
@Tag("long")
final class ZipkinFuzzTest {
    private final ZipkinDecoder decoder = new ZipkinDecoder(new EntityNames(List.of()), ReceiveLimits.DEFAULT);

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        for (ZipkinDecoder.Form form : ZipkinDecoder.Form.values()) {
            try {
                decoder.decode(form, Body.of(bytes), 1_800_000_000_000_000_000L, new Entity("host", "a"));
            } catch (Refusal refused) {
                // As it should be.
            }
        }
    }
}
