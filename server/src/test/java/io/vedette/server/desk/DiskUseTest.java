// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DiskUseTest {
    @Test
    void asking_does_not_look_at_the_disk() {
        AtomicInteger looks = new AtomicInteger();
        try (DiskUse disk =
                new DiskUse(() -> new TreeMap<>(Map.of("journal", (long) looks.incrementAndGet())), new Health())) {
            for (int i = 0; i < 100; i++) {
                assertThat(disk.bytes()).containsEntry("journal", 1L);
            }
        }
        assertThat(looks).hasValue(1);
    }
}
