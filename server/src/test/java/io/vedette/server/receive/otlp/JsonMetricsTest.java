// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Span;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same protocol as JSON.
final class JsonMetricsTest extends OtlpLaws {
    private static Sending gauge(String points, int observations) {
        return json("/v1/metrics", """
                {"resourceMetrics": [{"resource": {"attributes": [
                    {"key": "service.name", "value": {"stringValue": "shop"}}]},
                  "scopeMetrics": [{"metrics": [{"name": "heat", "unknown": {"a": [1, {"b": null}]},
                    "gauge": {"dataPoints": [%s]}}]}]}]}
                """.formatted(points), observations);
    }

    private static String point(Instant at, String value) {
        return "{\"timeUnixNano\": \"%d\", %s}".formatted(nanos(at), value);
    }

    @Override
    protected Sending good(Instant at) {
        return gauge(point(at, "\"asDouble\": 1.5") + "," + point(at, "\"asInt\": \"-7\""), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return gauge(point(at, "\"asDouble\": 1") + "," + point(at.minusSeconds(90_000), "\"asDouble\": 1"), 1);
    }

    @Test
    void numbers_may_stand_as_texts_and_the_odd_ones_must() throws Exception {
        int before = stored().size();
        send(gauge(
                point(Instant.now(), "\"asInt\": 3") + "," + point(Instant.now(), "\"asDouble\": \"NaN\"") + ","
                        + point(Instant.now(), "\"asDouble\": \"2.5e3\""),
                2));

        assertThat(stored().subList(before, stored().size()))
                .extracting(one -> ((Sample) one).value())
                .containsExactly(3.0, 2_500.0);
    }

    /// The examples of opentelemetry-proto, moved to this day.
    private List<Observation> example(String file, String path) throws Exception {
        String data = System.getenv("VEDETTE_DATA");
        assumeTrue(data != null, "VEDETTE_DATA names no folder of public data");
        String text = Files.readString(Path.of(data, "protocols", "otlp", file))
                .replace("154471266", String.valueOf(nanos(Instant.now())).substring(0, 9));
        int before = stored().size();
        HttpResponse<String> answer = send(json(path, text, 0));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        return stored().subList(before, stored().size());
    }

    @Test
    void example_of_metrics_is_read_whole() throws Exception {
        assertThat(example("metrics.json", "/v1/metrics"))
                .extracting(one -> ((Sample) one).series().metric())
                .contains("my.counter", "my.gauge", "my.histogram_count", "my.exponential.histogram_p50");
    }

    @Test
    void example_of_logs_is_read_whole() throws Exception {
        LogLine line = (LogLine) example("logs.json", "/v1/logs").getFirst();

        assertThat(line.text()).isEqualTo("Example log record");
        assertThat(line.attributes())
                .containsAllEntriesOf(Map.of(
                        "string.attribute", "some string",
                        "boolean.attribute", "true",
                        "int.attribute", "10",
                        "double.attribute", "637.704",
                        "trace_id", "5b8efff798038103d269b633813fc60c"));
    }

    @Test
    void example_of_traces_is_read_whole() throws Exception {
        Span span = (Span) example("trace.json", "/v1/traces").getFirst();

        assertThat(span.operation()).isEqualTo("I'm a server span");
        assertThat(span.trace()).isEqualTo("5b8efff798038103d269b633813fc60c");
        assertThat(span.role()).isEqualTo(Span.Role.SERVER);
    }

    @Test
    void example_of_events_is_read_whole() throws Exception {
        LogLine line = (LogLine) example("events.json", "/v1/logs").getFirst();

        assertThat(line.attributes()).containsKey("event.name");
    }
}
