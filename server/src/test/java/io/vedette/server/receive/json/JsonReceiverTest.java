// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.server.receive.StagedLaws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// JSON by mappings: the laws, and a body of a made-up weather service.
final class JsonReceiverTest extends StagedLaws {

    private static final Mapping WEATHER = new Mapping(
            Mapping.Kind.SAMPLE,
            "body.readings",
            Map.of(
                    "entity", "'station:' + item.id",
                    "metric", "'temperature'",
                    "value", "item.temp",
                    "time", "body.at",
                    "unit", "'°C'",
                    "labels", "{'room': item.room}"));

    JsonReceiverTest() {
        super("json", new Json(true, Map.of("weather", WEATHER))::open);
    }

    @Override
    protected Sending good(Instant at) {
        return sending("""
                {"at": "%s", "readings": [{"id": "a", "temp": 21.5, "room": "hall"},
                                          {"id": "b", "temp": 3, "room": "x"}]}
                """.formatted(at), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return sending("""
                {"at": "%s", "readings": [{"id": "a", "temp": 21.5, "room": "hall"}, {"id": "b", "room": "x"}]}
                """.formatted(at), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending sending(String body, int observations) {
        return new Sending(
                "/hooks/json/weather",
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                observations);
    }

    @Test
    void each_piece_becomes_what_the_mapping_says() throws Exception {
        Instant at = Instant.now();

        assertThat(send(good(at)).statusCode()).isEqualTo(204);

        long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
        Series hall = new Series(
                new Entity("station", "a"), "temperature", Labels.of(Map.of("room", "hall")), MetricKind.GAUGE, "°C");
        assertThat(stored()).contains(new Sample(hall, nanos, 21.5));
    }

    @Test
    void piece_that_lacks_something_is_told_by_its_field() throws Exception {
        var answer = send(mixed(Instant.now()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("1 taken, 1 refused")
                .contains("value")
                .contains("temp");
    }
}
