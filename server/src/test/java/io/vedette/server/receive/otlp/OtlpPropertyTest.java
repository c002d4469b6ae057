// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever Google's library writes, as protobuf or JSON, is read as it was meant.
final class OtlpPropertyTest {
    private final DecoderStand stand = new DecoderStand();
    private final Reception reception = stand.reception();
    private final Points.Setting setting = new Points.Setting(reception.index(), reception.names(), reception.limits());
    private final Resources resources = new Resources(reception.names(), reception::saw);
    private final MetricsDecoder decoder = new MetricsDecoder(resources, 64);
    private final JsonRequest json = new JsonRequest(64);

    private List<String> read(Body body) throws Wire.Broken {
        LeftOut leftOut = new LeftOut();
        Points points = new Points(
                setting,
                new Points.Request(stand.sender(), reception.nanos(), reception.window(), leftOut),
                resources.nobody(),
                body.length());
        List<String> told = decoder.decode(body, points).stream()
                .map(OtlpPropertyTest::told)
                .toList();
        assertThat(leftOut.counts()).isEmpty();
        return told;
    }

    private static String told(Sample sample) {
        return sample.series().entity().id()
                + sample.series().metric()
                + sample.series().labels()
                + sample.nanos()
                + " "
                + sample.value();
    }

    private static ExportMetricsServiceRequest request(Random random, List<String> told) {
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        for (int resources = random.nextInt(3); resources > 0; resources--) {
            String host = "h" + DecoderStand.text(random);
            ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
            for (int metrics = random.nextInt(4); metrics > 0; metrics--) {
                String name = "m" + DecoderStand.text(random);
                Gauge.Builder gauge = Gauge.newBuilder();
                for (int points = random.nextInt(4); points > 0; points--) {
                    gauge.addDataPoints(point(random, host, name, told));
                }
                scope.addMetrics(Metric.newBuilder().setName(name).setGauge(gauge));
            }
            request.addResourceMetrics(ResourceMetrics.newBuilder()
                    .setResource(OtlpLaws.resource("host.name", host, "os.type", "linux"))
                    .addScopeMetrics(scope));
        }
        return request.build();
    }

    private static NumberDataPoint point(Random random, String host, String name, List<String> told) {
        Map<String, String> labels = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            labels.put("l" + DecoderStand.text(random), DecoderStand.text(random));
        }
        long nanos = DecoderStand.millis(random) * 1_000_000 + random.nextInt(1_000_000);
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder().setTimeUnixNano(nanos);
        labels.forEach((label, value) -> point.addAttributes(OtlpLaws.attribute(label, value)));
        double value = DecoderStand.number(random);
        if (random.nextBoolean()) {
            value = random.nextInt();
            point.setAsInt((long) value);
        } else {
            point.setAsDouble(value);
        }
        told.add("host:" + host + name + labels + nanos + " " + value);
        return point.build();
    }

    @Test
    void what_is_written_is_read() throws Exception {
        long seed = 31;
        System.out.println("otlp: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<String> told = new ArrayList<>();
            ExportMetricsServiceRequest request = request(random, told);

            try (Body body = stand.body(request.toByteArray())) {
                assertThat(read(body)).isEqualTo(told);
            }
            byte[] text = JsonFormat.printer().print(request).getBytes(StandardCharsets.UTF_8);
            try (Body body = stand.body(text);
                    Body anew = body.as(json.toProtobuf(body, "Metrics"))) {
                assertThat(read(anew)).isEqualTo(told);
            }
        }
    }

    @Test
    void any_bytes_are_read_or_refused_and_nothing_else() throws Exception {
        Random random = new Random(32);
        byte[] good = request(random, new ArrayList<>()).toByteArray();
        while (good.length < 200) {
            good = request(random, new ArrayList<>()).toByteArray();
        }
        Exports exports = new Exports(reception);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Exports.Signal signal = Exports.Signal.values()[round % 3];
            try (Body body = stand.body(bytes)) {
                exports.take(signal, Exchange.Form.PROTOBUF, stand.sender(), body);
            } catch (Refusal refusal) {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
            }
        }
    }
}
