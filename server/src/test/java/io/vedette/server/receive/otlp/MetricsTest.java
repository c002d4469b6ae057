// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `/v1/metrics`: each shape, each temporality.
final class MetricsTest extends OtlpLaws {
    private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;

    private static Sending sending(int observations, Metric... metrics) {
        return protobuf(
                "/v1/metrics",
                ExportMetricsServiceRequest.newBuilder()
                        .addResourceMetrics(ResourceMetrics.newBuilder()
                                .setResource(resource(
                                        "service.name", "shop", "service.instance.id", "i-1", "telemetry.sdk", "java"))
                                .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                        .build(),
                observations);
    }

    private static NumberDataPoint point(double value, Instant at) {
        return NumberDataPoint.newBuilder()
                .setAsDouble(value)
                .setStartTimeUnixNano(nanos(at.minusSeconds(10)))
                .setTimeUnixNano(nanos(at))
                .addAttributes(attribute("route", "/cart"))
                .build();
    }

    private static Metric gauge(String name, NumberDataPoint... points) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("By")
                .setGauge(Gauge.newBuilder().addAllDataPoints(List.of(points)))
                .build();
    }

    private static Metric sum(String name, AggregationTemporality of, boolean grows, NumberDataPoint... points) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("By")
                .setSum(Sum.newBuilder()
                        .setAggregationTemporality(of)
                        .setIsMonotonic(grows)
                        .addAllDataPoints(List.of(points)))
                .build();
    }

    @Override
    protected Sending good(Instant at) {
        NumberDataPoint whole = NumberDataPoint.newBuilder()
                .setAsInt(7)
                .setTimeUnixNano(nanos(at))
                .build();
        return sending(3, gauge("memory", point(1.5, at), whole), sum("requests", CUMULATIVE, true, point(100, at)));
    }

    @Override
    protected Sending mixed(Instant at) {
        return sending(1, gauge("memory", point(1, at)), gauge("", point(1, at)));
    }

    private Sample only(String metric) {
        assertThat(stage().journal().samples(metric)).hasSize(1);
        return stage().journal().samples(metric).getFirst();
    }

    @Test
    void resource_names_the_entity_and_its_instance_stays_a_label() throws Exception {
        send(sending(1, gauge("g1", point(2.5, Instant.now()))));

        assertThat(only("g1").series().entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(only("g1").series().labels().toMap())
                .isEqualTo(Map.of("route", "/cart", "service.instance.id", "i-1"));
        assertThat(only("g1").series().unit()).isEqualTo("B");
        assertThat(only("g1").value()).isEqualTo(2.5);
    }

    @Test
    void total_that_only_grows_is_a_counter_and_another_is_a_level() throws Exception {
        send(sending(
                2,
                sum("s1", CUMULATIVE, true, point(100, Instant.now())),
                sum("s2", CUMULATIVE, false, point(3, Instant.now()))));

        assertThat(only("s1").series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(only("s1").series().unit()).isEqualTo("B/s");
        assertThat(only("s2").series().kind()).isEqualTo(MetricKind.GAUGE);
    }

    @Test
    void difference_is_divided_by_its_time() throws Exception {
        send(sending(1, sum("d1", DELTA, true, point(50, Instant.now()))));

        assertThat(only("d1").series().kind()).isEqualTo(MetricKind.GAUGE);
        assertThat(only("d1").series().unit()).isEqualTo("B/s");
        assertThat(only("d1").value()).isEqualTo(5);
    }

    @Test
    void differences_up_and_down_are_summed() throws Exception {
        send(sending(1, sum("d2", DELTA, false, point(5, Instant.now()))));
        send(sending(1, sum("d2", DELTA, false, point(-2, Instant.now()))));

        assertThat(stage().journal().samples("d2")).extracting(Sample::value).containsExactly(5.0, 3.0);
    }

    private static Metric histogram(String name, AggregationTemporality of, long... counts) {
        Instant now = Instant.now();
        HistogramDataPoint.Builder point = HistogramDataPoint.newBuilder()
                .setStartTimeUnixNano(nanos(now.minusSeconds(10)))
                .setTimeUnixNano(nanos(now))
                .setSum(40)
                .addExplicitBounds(10)
                .addExplicitBounds(20);
        long total = 0;
        for (long count : counts) {
            point.addBucketCounts(count);
            total += count;
        }
        return Metric.newBuilder()
                .setName(name)
                .setUnit("ms")
                .setHistogram(
                        Histogram.newBuilder().setAggregationTemporality(of).addDataPoints(point.setCount(total)))
                .build();
    }

    @Test
    void histogram_since_a_start_tells_quantiles_of_what_was_added() throws Exception {
        send(sending(2, histogram("h1", CUMULATIVE, 100, 0, 0)));
        send(sending(5, histogram("h1", CUMULATIVE, 100, 10, 0)));

        assertThat(stage().journal().samples("h1_count"))
                .extracting(Sample::value)
                .containsExactly(100.0, 110.0);
        assertThat(only("h1_p50").value()).isCloseTo(15, within(1e-9));
        assertThat(only("h1_p99").value()).isCloseTo(19.9, within(1e-9));
        assertThat(only("h1_p99").series().unit()).isEqualTo("ms");
    }

    @Test
    void histogram_of_differences_tells_rates_and_quantiles_at_once() throws Exception {
        send(sending(5, histogram("h2", DELTA, 0, 20, 0)));

        assertThat(only("h2_count").value()).isEqualTo(2);
        assertThat(only("h2_sum").value()).isEqualTo(4);
        assertThat(only("h2_p50").value()).isCloseTo(15, within(1e-9));
    }

    @Test
    void exponential_histogram_has_buckets_on_both_sides_of_zero() throws Exception {
        ExponentialHistogramDataPoint point = ExponentialHistogramDataPoint.newBuilder()
                .setStartTimeUnixNano(nanos(Instant.now().minusSeconds(10)))
                .setTimeUnixNano(nanos(Instant.now()))
                .setCount(20)
                .setSum(30)
                .setScale(0)
                .setZeroCount(2)
                .setZeroThreshold(0.5)
                .setNegative(ExponentialHistogramDataPoint.Buckets.newBuilder()
                        .setOffset(1)
                        .addBucketCounts(8))
                .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                        .setOffset(2)
                        .addBucketCounts(10))
                .build();
        send(sending(
                5,
                Metric.newBuilder()
                        .setName("x1")
                        .setExponentialHistogram(ExponentialHistogram.newBuilder()
                                .setAggregationTemporality(DELTA)
                                .addDataPoints(point))
                        .build()));

        // 8 in [-4, -2), 2 around zero, 10 in (4, 8].
        assertThat(only("x1_p50").value()).isCloseTo(0.5, within(1e-9));
        assertThat(only("x1_p90").value()).isCloseTo(7.2, within(1e-9));
    }

    @Test
    void summary_tells_its_own_quantiles() throws Exception {
        SummaryDataPoint point = SummaryDataPoint.newBuilder()
                .setTimeUnixNano(nanos(Instant.now()))
                .setCount(10)
                .setSum(55)
                .addQuantileValues(SummaryDataPoint.ValueAtQuantile.newBuilder()
                        .setQuantile(0.999)
                        .setValue(9))
                .build();
        send(sending(
                3,
                Metric.newBuilder()
                        .setName("y1")
                        .setSummary(Summary.newBuilder().addDataPoints(point))
                        .build()));

        assertThat(only("y1_p99_9").value()).isEqualTo(9);
        assertThat(only("y1_count").series().kind()).isEqualTo(MetricKind.COUNTER);
    }

    @Test
    void two_scopes_of_one_name_are_two_series() throws Exception {
        ResourceMetrics.Builder of = ResourceMetrics.newBuilder().setResource(resource("host.name", "web-3"));
        for (String scope : List.of("okhttp", "netty")) {
            of.addScopeMetrics(ScopeMetrics.newBuilder()
                    .setScope(InstrumentationScope.newBuilder().setName(scope))
                    .addMetrics(gauge("z1", point(1, Instant.now()))));
        }
        send(protobuf(
                "/v1/metrics",
                ExportMetricsServiceRequest.newBuilder().addResourceMetrics(of).build(),
                2));

        assertThat(stage().journal().samples("z1"))
                .extracting(sample -> sample.series().labels().toMap().get("scope"))
                .containsExactly("okhttp", "netty");
        assertThat(stage().journal().samples("z1").getFirst().series().entity()).isEqualTo(new Entity("host", "web-3"));
    }

    @Test
    void rejected_points_are_counted() throws Exception {
        HttpResponse<String> answer = send(mixed(Instant.now()));

        ExportMetricsServiceResponse response =
                ExportMetricsServiceResponse.parseFrom(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).contains("no-name");
    }

    @Test
    void not_a_number_is_passed_over() throws Exception {
        HttpResponse<String> answer =
                send(sending(1, gauge("n1", point(Double.NaN, Instant.now()), point(4, Instant.now()))));

        assertThat(answer.body()).isEmpty();
        assertThat(only("n1").value()).isEqualTo(4);
    }
}
