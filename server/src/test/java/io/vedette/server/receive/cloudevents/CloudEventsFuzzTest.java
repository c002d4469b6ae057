// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.cloudevents;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class CloudEventsFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final EventDecoder decoder =
            new EventDecoder(stand.reception().names(), stand.reception().limits());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.hear(bytes, decoder::structured);
        String text = new String(bytes, StandardCharsets.UTF_8);
        Map<String, String> headers =
                new TreeMap<>(Map.of("id", "1", "source", "/s", "type", "t", "specversion", "1.0"));
        // As headers: a name and a value a line, up to an empty line; then the data.
        int end = Math.max(0, text.indexOf("\n\n"));
        text.substring(0, end)
                .lines()
                .map(line -> line.split(":", 2))
                .forEach(header -> headers.put(header[0], header[header.length - 1]));
        byte[] data = text.substring(end).getBytes(StandardCharsets.UTF_8);
        stand.hear(data, (body, arrival) -> decoder.binary(body, headers, true, arrival));
        stand.hear(bytes, (body, arrival) -> decoder.binary(body, headers, false, arrival));
    }
}
