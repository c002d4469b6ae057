// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.loki4j.pkg.google.protobuf.Timestamp;
import com.github.loki4j.pkg.loki.protobuf.Push;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the protobuf classes of Loki4j.
class LokiDecoderTest {
    private static final Entity PEER = new Entity("host", "10.9.9.9");

    private final LokiDecoder decoder =
            new LokiDecoder(new LogLines(new EntityNames(List.of()), ReceiveLimits.DEFAULT));

    private record Written(long nanos, String text, Map<String, String> labels) {}

    /// As Go's `strconv.Quote` would, for the letters used here.
    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static byte[] push(Random random, List<Written> written) {
        Push.PushRequest.Builder request = Push.PushRequest.newBuilder();
        for (int s = random.nextInt(5); s > 0; s--) {
            Map<String, String> labels = Map.of("zone", "\"a\\b\n" + random.nextInt(), "n", "ü" + s);
            Push.StreamAdapter.Builder stream = Push.StreamAdapter.newBuilder()
                    .setLabels("{zone=" + quote(labels.get("zone")) + ", n=" + quote(labels.get("n")) + "}");
            for (int e = random.nextInt(6); e > 0; e--) {
                long seconds = 1_700_000_000L + random.nextInt(100_000_000);
                int nanos = random.nextInt(1_000_000_000);
                String text = "line " + random.nextLong() + " €";
                stream.addEntries(Push.EntryAdapter.newBuilder()
                        .setTimestamp(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos))
                        .setLine(text));
                written.add(new Written(seconds * 1_000_000_000L + nanos, text, labels));
            }
            request.addStreams(stream);
        }
        return request.build().toByteArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void what_the_protobuf_classes_write_is_read_as_it_was_meant(long seed) throws Refusal {
        Random random = new Random(seed);
        List<Written> written = new ArrayList<>();
        byte[] body = push(random, written);

        Harvest harvest = decoder.proto(Body.of(body), PEER);

        assertThat(harvest.leftOut().faults()).isZero();
        assertThat(harvest.observations().stream()
                        .map(LogLine.class::cast)
                        .map(line -> new Written(line.nanos(), line.text(), line.attributes())))
                .as("seed %d", seed)
                .isEqualTo(written);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damaged_pushes_are_refused_or_read_and_nothing_else(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            byte[] body = push(random, new ArrayList<>());
            for (int flips = random.nextInt(8); flips > 0 && body.length > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            byte[] cut = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length + 1)) : body;
            try {
                assertThat(decoder.proto(Body.of(cut), PEER).observations()).hasSizeLessThan(100);
            } catch (Refusal refusal) {
                assertThat(refusal.status()).as("seed %d round %d", seed, i).isEqualTo(400);
            }
        }
    }

    @Test
    void lengths_that_promise_gigabytes_are_refused_at_each_place() {
        byte[] body = push(new Random(5), new ArrayList<>());
        for (int i = 0; i < body.length; i++) {
            byte[] bomb = new byte[body.length + 4];
            System.arraycopy(body, 0, bomb, 0, i);
            Arrays.fill(bomb, i, i + 4, (byte) 0xff);
            System.arraycopy(body, i, bomb, i + 4, body.length - i);
            try {
                decoder.proto(Body.of(bomb), PEER);
            } catch (Refusal refusal) {
                assertThat(refusal.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void values_before_their_labels_are_read_and_unknown_members_passed_over() throws Refusal {
        String json = """
                {"x": [{}], "streams": [{"values": [["1700000000000000000", "a", {"k": "v"}, 7]], "y": {"z": []},
                 "stream": {"job": "j"}}]}""";

        Harvest harvest = decoder.json(Body.of(json.getBytes(StandardCharsets.UTF_8)), PEER);

        LogLine line = (LogLine) harvest.observations().getFirst();
        assertThat(line.entity()).isEqualTo(new Entity("service", "j"));
        assertThat(line.attributes()).isEqualTo(Map.of("k", "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"streams\": [7]}",
                "{\"streams\": [{\"values\": [7]}]}",
                "{\"streams\": [{}]} x",
                "{\"streams\": [{\"values\": [[\"1\", {}]]}]}",
                "{\"streams\": [{\"values\": [[]]}]}",
                "{\"streams\""
            })
    void json_of_another_form_is_refused(String json) {
        assertThatThrownBy(() -> decoder.json(Body.of(json.getBytes(StandardCharsets.UTF_8)), PEER))
                .isInstanceOf(Refusal.class);
    }
}
