// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.core.templates.MinerSettings;
import io.vedette.core.templates.TemplateMiner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class TemplatesFuzzTest {
    private final FuzzStand stand = new FuzzStand();

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        TemplateMiner miner = new TemplateMiner(MinerSettings.DEFAULT);
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        stand.attempt(() -> lines.forEach(miner::add));
    }
}
