// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import io.vedette.core.domain.Sample;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Reception;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever InfluxDB's own client writes is read as it was meant.
final class LinePropertyTest {
    private final DecoderStand stand = new DecoderStand();
    private final Reception reception = stand.reception();
    private final LineDecoder decoder = new LineDecoder(reception.index(), reception.names(), reception.limits());

    private static String told(Sample sample) {
        return sample.series().entity().id()
                + sample.series().metric()
                + sample.series().labels()
                + sample.nanos()
                + " "
                + sample.value();
    }

    /// The protocol cannot say a backslash before a letter that it escapes, nor one at an end.
    private static String name(Random random) {
        return DecoderStand.text(random).replace('\\', '/').replace("#", "");
    }

    private static String line(Random random, List<String> told) {
        String measurement = "m" + name(random);
        Point point = Point.measurement(measurement);
        Map<String, String> tags = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            tags.put("t" + name(random), name(random));
        }
        tags.forEach(point::addTag);
        point.addTag("host", "web-1");
        Map<String, Double> fields = new TreeMap<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            fields.put("f" + name(random), DecoderStand.number(random));
        }
        long nanos = DecoderStand.millis(random) * 1_000_000 + random.nextInt(1_000_000);
        fields.forEach((name, value) -> {
            point.addField(name, value);
            told.add("host:web-1" + measurement + "_" + name + tags + nanos + " " + value);
        });
        return point.time(nanos, WritePrecision.NS).toLineProtocol();
    }

    @Test
    void what_is_written_is_read() throws Exception {
        long seed = 21;
        System.out.println("line protocol: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<String> told = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                lines.append(line(random, told)).append('\n');
            }
            LeftOut leftOut = new LeftOut();
            try (Body body = stand.body(lines.toString().getBytes(StandardCharsets.UTF_8))) {
                List<Sample> samples =
                        decoder.decode(stand.sender(), body, Precision.NANOSECONDS, reception.nanos(), leftOut);

                assertThat(leftOut.counts()).as(lines.toString()).isEmpty();
                assertThat(samples).extracting(LinePropertyTest::told).containsExactlyInAnyOrderElementsOf(told);
            }
        }
    }
}
