// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.remotewrite.Messages.Built;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Remote-write 1.0.
final class FirstVersionTest extends RemoteWriteLaws {
    private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    static Sending sending(Built request, int observations) {
        return new Sending(
                "/api/v1/write",
                headers("Content-Type", "application/x-protobuf", "X-Prometheus-Remote-Write-Version", "0.1.0"),
                request.bytes(),
                observations);
    }

    static void label(Built request, Built series, String name, String value) {
        series.put("labels", series.begin("labels").set("name", name).set("value", value));
    }

    static Built series(Built request, String... labels) {
        Built series = request.begin("timeseries");
        for (int i = 0; i < labels.length; i += 2) {
            label(request, series, labels[i], labels[i + 1]);
        }
        return series;
    }

    static void sample(Built series, double value, Instant at) {
        series.put("samples", series.begin("samples").set("value", value).set("timestamp", at.toEpochMilli()));
    }

    @Override
    protected Sending good(Instant at) {
        Built request = Messages.first();
        Built load = series(request, "__name__", "node_load1", "instance", "web-1:9100", "job", "node");
        sample(load, 0.5, at.minusMillis(15_000));
        sample(load, 0.75, at);
        request.put("timeseries", load);
        Built reads = series(request, "__name__", "node_disk_reads_total", "device", "sda", "instance", "web-1:9100");
        sample(reads, 17, at);
        return sending(request.put("timeseries", reads), 3);
    }

    @Override
    protected Sending mixed(Instant at) {
        Built request = Messages.first();
        Built good = series(request, "__name__", "up", "instance", "web-1:9100");
        sample(good, 1, at);
        Built nameless = series(request, "instance", "web-1:9100");
        sample(nameless, 1, at);
        return sending(request.put("timeseries", nameless).put("timeseries", good), 1);
    }

    @Test
    void instance_names_the_entity_and_the_other_labels_stay() throws Exception {
        Built request = Messages.first();
        Built series = series(request, "__name__", "entity_test", "instance", "web-7:9100", "job", "node");
        sample(series, 2.5, Instant.ofEpochMilli(Instant.now().toEpochMilli()));
        send(sending(request.put("timeseries", series), 1));

        Sample sample = samples("entity_test").getFirst();
        assertThat(sample.series().entity()).isEqualTo(new Entity("host", "web-7:9100"));
        assertThat(sample.series().labels().toMap()).isEqualTo(Map.of("job", "node"));
    }

    @ParameterizedTest
    @CsvSource({
        "requests_total,COUNTER",
        "latency_bucket,COUNTER",
        "latency_sum,COUNTER",
        "latency_count,COUNTER",
        "heat,GAUGE"
    })
    void without_metadata_the_name_says_the_kind(String metric, MetricKind kind) throws Exception {
        send(one("kind_" + metric, 1));

        assertThat(samples("kind_" + metric).getLast().series().kind()).isEqualTo(kind);
    }

    @Test
    void metadata_says_it_better_than_the_name() throws Exception {
        send(one("workers_count", 3));
        send(one("work_done", 3));
        Built request = Messages.first();
        request.put(
                "metadata",
                request.begin("metadata").set("family", "workers_count").set("type", 2));
        request.put(
                "metadata", request.begin("metadata").set("family", "work_done").set("type", 1));
        HttpResponse<String> answer = send(sending(request, 0));
        send(one("workers_count", 4));
        send(one("work_done", 4));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(samples("workers_count"))
                .extracting(sample -> sample.series().kind())
                .containsExactly(MetricKind.COUNTER, MetricKind.GAUGE);
        assertThat(samples("work_done"))
                .extracting(sample -> sample.series().kind())
                .containsExactly(MetricKind.GAUGE, MetricKind.COUNTER);
    }

    private static Sending one(String metric, double value) {
        Built request = Messages.first();
        Built series = series(request, "__name__", metric, "instance", "a:1");
        sample(series, value, Instant.now());
        return sending(request.put("timeseries", series), 1);
    }

    @Test
    void markers_and_infinities_are_passed_over_and_no_fault() throws Exception {
        Built request = Messages.first();
        Built series = series(request, "__name__", "odd", "instance", "a:1");
        for (double value : new double[] {STALE, Double.NaN, Double.NEGATIVE_INFINITY, 4, -0.0, Double.MIN_VALUE}) {
            sample(series, value, Instant.now());
        }
        HttpResponse<String> answer = send(sending(request.put("timeseries", series), 3));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(samples("odd")).extracting(Sample::value).containsExactly(4.0, -0.0, Double.MIN_VALUE);
    }

    @Test
    void known_series_is_one_object() throws Exception {
        send(one("one_object", 1));
        send(one("one_object", 2));

        assertThat(samples("one_object").get(1).series())
                .isSameAs(samples("one_object").get(0).series());
    }

    @Test
    void native_histogram_becomes_count_sum_and_quantiles_of_what_was_added() throws Exception {
        // Schema 0: bucket i holds (2^(i-1), 2^i].
        send(histogram(4, 10, 4));
        send(histogram(104, 250, 104));

        assertThat(samples("rpc_count")).extracting(Sample::value).containsExactly(4.0, 104.0);
        assertThat(samples("rpc_count").getFirst().series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(samples("rpc_sum")).extracting(Sample::value).containsExactly(10.0, 250.0);
        assertThat(samples("rpc_p50")).hasSize(1);
        assertThat(samples("rpc_p50").getFirst().value()).isCloseTo(3.0, within(1e-9));
        assertThat(samples("rpc_p99").getFirst().value()).isCloseTo(3.98, within(1e-9));
    }

    private static Sending histogram(long count, double sum, long inSecondBucket) {
        Built request = Messages.first();
        Built series = series(request, "__name__", "rpc", "instance", "a:1");
        Built histogram = series.begin("histograms")
                .set("count", count)
                .set("sum", sum)
                .set("schema", 0)
                .set("timestamp", Instant.now().toEpochMilli());
        histogram.put(
                "positive_spans",
                histogram.begin("positive_spans").set("offset", 2).set("length", 1));
        histogram.add("positive_deltas", inSecondBucket);
        return sending(request.put("timeseries", series.put("histograms", histogram)), 5);
    }

    @Test
    void type_that_is_not_known_is_said_so() throws Exception {
        Sending good = good(Instant.now());
        Sending odd = new Sending(good.path(), headers("Content-Type", "application/json"), good.body(), 0);

        assertThat(send(odd).statusCode()).isEqualTo(415);
    }
}
