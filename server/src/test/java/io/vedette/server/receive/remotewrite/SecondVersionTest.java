// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.remotewrite.Messages.Built;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Remote-write 2.0.
final class SecondVersionTest extends RemoteWriteLaws {
    private static final int COUNTER = 1;
    private static final int GAUGE = 2;

    private static Sending sending(Built request, int observations) {
        return new Sending(
                "/api/v1/write",
                headers(
                        "Content-Type",
                        "application/x-protobuf;proto=io.prometheus.write.v2.Request",
                        "X-Prometheus-Remote-Write-Version",
                        "2.0.0"),
                request.bytes(),
                observations);
    }

    /// A request and its texts, of which the first is always empty.
    private static final class Request {
        private final Built built = Messages.second();
        private final List<String> symbols = new ArrayList<>(List.of(""));
        private int observations;

        Built series(int type, String... labels) {
            Built series = built.begin("timeseries");
            for (String label : labels) {
                if (!symbols.contains(label)) {
                    symbols.add(label);
                }
                series.add("refs", symbols.indexOf(label));
            }
            return series.put("metadata", series.begin("metadata").set("type", type));
        }

        Request with(int type, double value, Instant at, String... labels) {
            Built series = series(type, labels);
            series.put("samples", series.begin("samples").set("value", value).set("timestamp", at.toEpochMilli()));
            built.put("timeseries", series);
            observations++;
            return this;
        }

        Sending sending() {
            symbols.forEach(symbol -> built.add("symbols", symbol));
            return SecondVersionTest.sending(built, observations);
        }
    }

    @Override
    protected Sending good(Instant at) {
        return new Request()
                .with(GAUGE, 0.5, at, "__name__", "node_load1", "instance", "web-1:9100", "job", "node")
                .with(COUNTER, 17, at, "__name__", "reads", "device", "sda", "instance", "web-1:9100", "job", "node")
                .sending();
    }

    @Override
    protected Sending mixed(Instant at) {
        Request request = new Request().with(GAUGE, 1, at, "__name__", "up", "instance", "web-1:9100");
        Built lost = request.built.begin("timeseries").add("refs", 77, 78);
        lost.put("samples", lost.begin("samples").set("value", 1.0).set("timestamp", at.toEpochMilli()));
        request.built.put("timeseries", lost);
        return request.sending();
    }

    @Test
    void series_says_its_kind_itself() throws Exception {
        send(new Request()
                .with(COUNTER, 1, Instant.now(), "__name__", "second_grows", "instance", "a:1")
                .with(GAUGE, 1, Instant.now(), "__name__", "second_count", "instance", "a:1")
                .sending());

        assertThat(samples("second_grows").getFirst().series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(samples("second_count").getFirst().series().kind()).isEqualTo(MetricKind.GAUGE);
    }

    @Test
    void answer_says_how_much_was_written() throws Exception {
        Request request = new Request().with(GAUGE, 1, Instant.now(), "__name__", "heat", "instance", "a:1");
        Built series = request.series(3, "__name__", "rpc2", "instance", "a:1");
        Built histogram = series.begin("histograms")
                .set("count_float", 3.0)
                .set("sum", 4.0)
                .set("schema", -53)
                .add("custom", 1.0, 2.0)
                .add("positive_counts", 1.0, 1.0, 1.0)
                .set("hint", 3)
                .set("timestamp", Instant.now().toEpochMilli());
        histogram.put(
                "positive_spans",
                histogram.begin("positive_spans").set("offset", 0).set("length", 3));
        request.built.put("timeseries", series.put("histograms", histogram));
        HttpResponse<String> answer = send(request.sending());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
                .hasValue("1");
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Histograms-Written"))
                .hasValue("1");
        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Exemplars-Written"))
                .hasValue("0");
        assertThat(samples("rpc2_p50")).extracting(Sample::value).containsExactly(1.5);
        assertThat(samples("rpc2_count").getFirst().series().kind()).isEqualTo(MetricKind.GAUGE);
    }

    @Test
    void partial_write_says_how_much_was_written() throws Exception {
        HttpResponse<String> answer = send(mixed(Instant.now()));

        assertThat(answer.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
                .hasValue("1");
    }
}
