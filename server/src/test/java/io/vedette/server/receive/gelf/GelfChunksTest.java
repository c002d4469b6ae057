// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.server.receive.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GelfChunksTest {
    private final GelfChunks chunks = new GelfChunks();

    private static byte[] chunk(long id, int number, int count, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + bytes.length)
                .put((byte) 0x1e)
                .put((byte) 0x0f)
                .putLong(id)
                .put((byte) number)
                .put((byte) count)
                .put(bytes)
                .array();
    }

    private Optional<String> take(byte[] chunk, String peer, long nanos) throws Refusal {
        return chunks.take(chunk, chunk.length, peer, nanos).map(whole -> new String(whole, StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void parts_may_come_in_any_order_and_twice(long seed) throws Refusal {
        List<byte[]> parts = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < 128; i++) {
            parts.add(chunk(7, i, 128, "part " + i + ","));
            whole.append("part ").append(i).append(',');
        }
        parts.addAll(parts.subList(0, 10));
        Collections.shuffle(parts, new Random(seed));

        List<String> got = new ArrayList<>();
        for (byte[] part : parts) {
            take(part, "a", 0).ifPresent(got::add);
        }

        assertThat(got).containsExactly(whole.toString());
    }

    @Test
    void same_id_of_two_senders_is_two_messages() throws Refusal {
        take(chunk(1, 0, 2, "a"), "first", 0);
        take(chunk(1, 0, 2, "b"), "second", 0);

        assertThat(take(chunk(1, 1, 2, "A"), "first", 0)).contains("aA");
        assertThat(take(chunk(1, 1, 2, "B"), "second", 0)).contains("bB");
    }

    @Test
    void message_that_is_not_whole_in_five_seconds_is_given_up() throws Refusal {
        take(chunk(1, 0, 2, "a"), "p", 0);

        assertThat(take(chunk(1, 1, 2, "b"), "p", 5_000_000_001L)).isEmpty();
        assertThat(chunks.takeDropped()).isEqualTo(1);
    }

    @Test
    void flood_of_messages_never_whole_is_bounded_in_number_and_bytes() throws Refusal {
        String part = "x".repeat(40_000);
        for (int i = 0; i < 20_000; i++) {
            take(chunk(i, 0, 128, i % 2 == 0 ? "" : part), "p", i);
            assertThat(chunks.openCount()).isLessThanOrEqualTo(1_000);
            assertThat(chunks.openBytes()).isLessThanOrEqualTo(16 << 20);
        }

        assertThat(chunks.takeDropped()).isGreaterThan(18_000);
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> take(chunk(1, 0, 0, ""), "p", 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> take(chunk(1, 0, 129, ""), "p", 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> take(chunk(1, 5, 5, ""), "p", 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> take(new byte[] {0x1e, 0x0f, 1}, "p", 0)).isInstanceOf(Refusal.class);
    }
}
