// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFramesTest {
    private static List<String> read(byte[] stream, int most) throws IOException {
        InputStream dribble = new ByteArrayInputStream(stream) {
            @Override
            public int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(3, length));
            }
        };
        SyslogFrames frames = new SyslogFrames(dribble, most);
        List<String> messages = new ArrayList<>();
        while (frames.next()) {
            messages.add(new String(frames.message(), 0, frames.length(), StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void counted_messages_and_lines_may_be_mixed(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> messages = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            boolean counted = random.nextBoolean();
            String message = "<13>" + "ä".repeat(random.nextInt(40)) + (counted ? "\n" : "") + i;
            messages.add(message);
            byte[] utf8 = bytes(message);
            stream.writeBytes(counted ? bytes(utf8.length + " ") : new byte[0]);
            stream.writeBytes(utf8);
            stream.writeBytes(counted ? new byte[0] : bytes("\n"));
        }

        assertThat(read(stream.toByteArray(), 10_000)).as("seed %d", seed).isEqualTo(messages);
    }

    @Test
    void too_long_a_message_is_cut_and_the_next_one_is_whole() throws IOException {
        assertThat(read(bytes("12 <13>abcdefgh<14>xyz\n<15>a long one\n<16>z"), 8))
                .containsExactly("<13>abcd", "<14>xyz", "<15>a lo", "<16>z");
    }

    @Test
    void number_that_is_no_count_is_text() throws IOException {
        assertThat(read(bytes("2026-03-04 it rains\n123456789 x\n7\n"), 100))
                .containsExactly("2026-03-04 it rains", "123456789 x", "7");
    }

    @Test
    void count_of_gigabytes_takes_no_memory() throws IOException {
        assertThat(new SyslogFrames(new ByteArrayInputStream(bytes("99999999 <13>x")), 300_000).message())
                .hasSizeLessThan(10_000);
    }
}
